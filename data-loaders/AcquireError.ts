import {type Account, DataError} from "./DataError.js";
import {shown} from "./outside/shown.js";

/** What kind of thing went wrong; the command line turns it into its exit code. */
export type Fault =
  /** A switch, an argument or a manifest that can't be right. */
  | "usage"
  /** Data that should be on this machine are not. */
  | "absent"
  /** Bytes that are not those of the catalogue. */
  | "integrity"
  /** Rows, columns or numbers that are not what was promised. */
  | "contract"
  /** The hub can't be reached, refuses, or talks nonsense. */
  | "network"
  /** No room, no permission, a broken disk. */
  | "disk"
  /** The site could not be made from sound data. */
  | "build"
  /** Nobody foresaw it. */
  | "bug";

export interface AcquireErrorOptions extends ErrorOptions {
  /** In a few words, the same each time it happens: "connection refused". What was found, when left out. */
  brief?: string;
  /** Whether it makes sense to try again. */
  retryable?: boolean;
  /** How long the server asked to wait, in ms. */
  retryAfter?: number | null;
  /** Of the hub's answer, when it was one that is no file. */
  status?: number | null;
}

/** What went wrong on the way to the bytes. */
export class AcquireError extends DataError {
  override name = "AcquireError";
  readonly fault: Fault;
  readonly brief: string;
  readonly retryable: boolean;
  readonly retryAfter: number | null;
  readonly status: number | null;

  constructor(fault: Fault, account: Account, options: AcquireErrorOptions = {}) {
    super(account);
    const {cause, brief = account.found, retryable = false, retryAfter = null, status = null} = options;
    this.cause = cause;
    this.fault = fault;
    this.brief = shown(brief.slice(0, 200));
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}
