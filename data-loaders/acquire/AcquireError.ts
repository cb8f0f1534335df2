/** What kind of thing went wrong; the command line turns it into its exit code. */
export type Fault =
  /** A switch, an argument or a manifest that can't be right. */
  | "usage"
  /** Data that should be on this machine is not. */
  | "absent"
  /** Bytes that are not those of the catalogue. */
  | "integrity"
  /** The hub can't be reached, refuses, or talks nonsense. */
  | "network"
  /** No room, no permission, a broken disk. */
  | "disk";

export interface Account {
  expected: string;
  found: string;
  where: string;
  next: string;
}

/** One clear message: what was expected, what was found and where, what to do next. */
export class AcquireError extends Error {
  override name = "AcquireError";
  readonly fault: Fault;
  readonly account: Account;

  constructor(fault: Fault, account: Account, options?: ErrorOptions) {
    const {expected, found, where, next} = account;
    super(`expected ${expected}\n  found ${found}\n  in    ${where}\n  next  ${next}`, options);
    this.fault = fault;
    this.account = account;
  }
}
