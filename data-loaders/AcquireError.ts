import {type Account, DataError} from "./DataError.js";
import type faults from "./outside/faults.json";
import {shown} from "./outside/shown.js";

/** What kind of thing went wrong, as help.json explains; the command line turns it into its exit code. */
export type Fault = keyof typeof faults;

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
  readonly brief: string;
  readonly retryable: boolean;
  readonly retryAfter: number | null;
  readonly status: number | null;

  constructor(
    readonly fault: Fault,
    account: Account,
    options: AcquireErrorOptions = {}
  ) {
    super(account);
    const {cause, brief = account.found, retryable = false, retryAfter = null, status = null} = options;
    this.cause = cause;
    this.brief = shown(brief.slice(0, 200));
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}
