import {relative} from "node:path";

import {DataError} from "../../DataError.js";
import {causes, isDiskError} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";

/** Any error as one message: what nobody foresaw too, with the place in the code instead of a page of them. */
export function asDataError(cause: unknown): DataError {
  if (cause instanceof DataError) return cause;
  const found = cause instanceof Error ? cause.message : String(cause);
  if (isDiskError(cause)) {
    const next = causes[cause.code]?.next ?? "see to the file system";
    return fault("unusable", cause.dest ?? cause.path ?? "the file system", {found, next}, {cause});
  }
  const {code, name, stack = ""} = cause instanceof Error ? (cause as NodeJS.ErrnoException) : {};
  if (code?.startsWith("ERR_PARSE_ARGS")) return fault("arguments unknown to a script", "the command line", {found});
  // The first place in this project's own code.
  const own = stack.split("\n").find((line) => /\.ts:\d+/.test(line) && !line.includes("node_modules"));
  const place = /(?:file:\/\/)?(\/[^\s()]*|[A-Za-z]:[^\s()]*):(\d+):\d+/.exec(own ?? "");
  const where = place === null ? "the code" : `${relative(process.cwd(), place[1]!)}, line ${place[2]}`;
  return fault("unforeseen", where, {found: name === undefined ? found : `${name}: ${found}`}, {cause});
}
