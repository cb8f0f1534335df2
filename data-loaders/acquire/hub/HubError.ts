import {type Account, AcquireError, type Fault} from "../AcquireError.js";

/** A request that failed, and whether it makes sense to repeat it. */
export class HubError extends AcquireError {
  override name = "HubError";
  /** In a few words, the same each time it happens: "connection refused". */
  readonly brief: string;
  readonly retryable: boolean;
  /** How long the server asked to wait, in ms. */
  readonly retryAfter: number | null;

  constructor(
    account: Account,
    {
      brief,
      retryable = false,
      retryAfter = null,
      fault = "network",
      cause
    }: {brief: string; retryable?: boolean; retryAfter?: number | null; fault?: Fault; cause?: unknown}
  ) {
    super(fault, account, {cause});
    this.brief = brief;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }
}
