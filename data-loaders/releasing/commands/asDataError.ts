import {relative} from "node:path";

import {AcquireError} from "../../AcquireError.js";
import {DataError} from "../../DataError.js";
import {causes, isDiskError} from "../../outside/disk.js";

/** Any error as one message: what nobody foresaw too, with the place in the code instead of a page of them. */
export function asDataError(error: unknown): DataError {
  if (error instanceof DataError) return error;
  if (isDiskError(error))
    return new AcquireError(
      "disk",
      {
        expected: "to use the files and folders it needs",
        found: error.message,
        where: error.dest ?? error.path ?? "the file system",
        next: `${causes[error.code]?.next ?? "see to the file system"}, then run it again`
      },
      {cause: error}
    );
  if (error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS"))
    return new AcquireError("usage", {
      expected: "arguments that this command knows",
      found: error.message,
      where: "the command line",
      next: "docs/rebuilding.md lists them"
    });
  return new AcquireError(
    "bug",
    {
      expected: "nothing of the kind",
      found: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
      where: placeOf(error),
      next: "please report it, with the command and this message"
    },
    {cause: error}
  );
}

/** The first place in this project's own code. */
function placeOf(error: unknown): string {
  const lines = (error instanceof Error ? (error.stack ?? "") : "").split("\n");
  const own = lines.find((line) => /\.ts:\d+/.test(line) && !line.includes("node_modules"));
  const place = /(?:file:\/\/)?(\/[^\s()]*|[A-Za-z]:[^\s()]*):(\d+):\d+/.exec(own ?? "");
  return place === null ? "the code" : `${relative(process.cwd(), place[1]!)}, line ${place[2]}`;
}
