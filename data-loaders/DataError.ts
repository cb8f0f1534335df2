/** What went wrong with the data, told so that one reading is enough. */
export class DataError extends Error {
  override name = "DataError";
  constructor(what: {expected: string; found: string; where: string; next: string}) {
    super(`expected ${what.expected}\n  found ${what.found}\n  in    ${what.where}\n  next  ${what.next}`);
  }
}
