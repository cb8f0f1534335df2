import {AcquireError, type Fault} from "../../AcquireError.js";
import type {Account} from "../../DataError.js";
import {shown} from "../../outside/shown.js";

export interface HubErrorOptions {
  /** In a few words, the same each time it happens: "connection refused". */
  brief: string;
  retryable?: boolean;
  /** How long the server asked to wait, in ms. */
  retryAfter?: number | null;
  /** Of the answer, when it was one that is no file. */
  status?: number | null;
  fault?: Fault;
  cause?: unknown;
}

/** A request that failed, and whether it makes sense to repeat it. */
export class HubError extends AcquireError {
  override name = "HubError";
  readonly brief: string;
  readonly retryable: boolean;
  readonly retryAfter: number | null;
  readonly status: number | null;

  constructor(told: Account & HubErrorOptions) {
    const {brief, retryable = false, retryAfter = null, status = null, fault = "network", cause, ...account} = told;
    super(fault, account, {cause});
    this.brief = shown(brief.slice(0, 200));
    this.retryable = retryable;
    this.retryAfter = retryAfter;
    this.status = status;
  }
}

/** An address as it may be shown: a redirect's query can hold a signature. */
export const shownAddress = (url: URL): string => `${url.origin}${url.pathname}`;
