import {type Account, DataError} from "./DataError.js";

/** What kind of thing went wrong; the command line turns it into its exit code. */
export type Fault =
  /** A switch, an argument or a manifest that can't be right. */
  | "usage"
  /** Data that should be on this machine are not. */
  | "absent"
  /** Bytes that are not those of the catalogue. */
  | "integrity"
  /** The hub can't be reached, refuses, or talks nonsense. */
  | "network"
  /** No room, no permission, a broken disk. */
  | "disk"
  /** The site could not be made from sound data. */
  | "build"
  /** Nobody foresaw it. */
  | "bug";

/** What went wrong on the way to the bytes. */
export class AcquireError extends DataError {
  override name = "AcquireError";
  readonly fault: Fault;

  constructor(fault: Fault, account: Account, {cause}: ErrorOptions = {}) {
    super(account);
    this.fault = fault;
    this.cause = cause;
  }
}
