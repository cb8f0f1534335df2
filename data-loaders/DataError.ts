/** What was expected, what was found, where, and what to do next. */
export interface Account {
  expected: string;
  found: string;
  where: string;
  next: string;
}

/** What went wrong with the data, told so that one reading is enough. */
export class DataError extends Error {
  override name = "DataError";

  constructor(readonly account: Account) {
    const {expected, found, where, next} = account;
    super(`expected ${expected}\n  found ${found}\n  in    ${where}\n  next  ${next}`);
  }
}
