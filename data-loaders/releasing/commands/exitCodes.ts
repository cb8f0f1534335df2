import {AcquireError, type Fault} from "../../AcquireError.js";
import type {DataError} from "../../DataError.js";
import help from "./help.json" with {type: "json"};

/** What each exit code means; the same for every verb. */
export const exitCodes = help.exitCodes satisfies Record<Fault, unknown> &
  Record<string, {code: number; meaning: string}>;

/** The entry of the list of exit codes that an error belongs to. */
export function faultOf(error: DataError): keyof typeof exitCodes {
  return error instanceof AcquireError ? error.fault : "contract";
}
