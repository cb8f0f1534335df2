import {AcquireError} from "../../AcquireError.js";
import type {DataError} from "../../DataError.js";
import type {exitCodes} from "./exitCodes.js";

/** The entry of the list of exit codes that an error belongs to. */
export function faultOf(error: DataError): keyof typeof exitCodes {
  return error instanceof AcquireError ? error.fault : "contract";
}
