import {relative} from "node:path";

import {AcquireError, type Fault} from "../../AcquireError.js";
import {DataError} from "../../DataError.js";
import {causes, isDiskError} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import help from "./help.json" with {type: "json"};

/** What each exit code means; the same for every verb. */
export const exitCodes = help.exitCodes satisfies Record<Fault, unknown> &
  Record<string, {code: number; meaning: string}>;

/** The entry of the list of exit codes that an error belongs to. */
export const faultOf = (error: DataError): keyof typeof exitCodes =>
  error instanceof AcquireError ? error.fault : "contract";

/** Any error as one message: what nobody foresaw too, with the place in the code instead of a page of them. */
export function asDataError(cause: unknown): DataError {
  if (cause instanceof DataError) return cause;
  if (isDiskError(cause)) {
    const next = causes[cause.code]?.next ?? "see to the file system";
    return fault("unusable", cause.dest ?? cause.path ?? "the file system", {found: cause.message, next}, {cause});
  }
  const error: Partial<NodeJS.ErrnoException> = cause instanceof Error ? cause : {message: String(cause)};
  const {code, name, message, stack = ""} = error;
  if (code?.startsWith("ERR_PARSE_ARGS"))
    return fault("arguments unknown to a script", "the command line", {found: message!});
  // The first place in this project's own code.
  const own = stack.split("\n").find((line) => /\.ts:\d+/.test(line) && !line.includes("node_modules"));
  const place = /(?:file:\/\/)?(\/[^\s()]*|[A-Za-z]:[^\s()]*):(\d+):\d+/.exec(own ?? "");
  const where = place === null ? "the code" : `${relative(process.cwd(), place[1]!)}, line ${place[2]}`;
  return fault("unforeseen", where, {found: name === undefined ? message! : `${name}: ${message}`}, {cause});
}
