import {shown} from "./outside/shown.js";

/** What was expected, what was found, where, and what to do next. */
export interface Account {
  expected: string;
  found: string;
  where: string;
  next: string;
}

/** Longer than any of our own sentences: what is longer quotes something. */
const LONGEST = 4_000;

/** What went wrong with the data, told so that one reading is enough: four lines, whatever was found. */
export class DataError extends Error {
  override name = "DataError";
  readonly account: Account;

  constructor({expected, found, where, next}: Account) {
    const account = {expected: line(expected), found: line(found), where: line(where), next: line(next)};
    super(`expected ${account.expected}\n  found ${account.found}\n  in    ${account.where}\n  next  ${account.next}`);
    this.account = account;
  }
}

/** On one line and of bounded length: what was found may come from anywhere. */
function line(text: string): string {
  const one = shown(text.slice(0, LONGEST).replaceAll(/\s*[\r\n]+\s*/g, "; "));
  return text.length > LONGEST ? `${one}…` : one;
}
