import {AcquireError, type AcquireErrorOptions, type Fault} from "../AcquireError.js";
import faults from "./faults.json" with {type: "json"};

/** What is said of a fault; `{name}` is a gap for what is known only where it happens. */
type Told = Record<"expected" | "found" | "next", string> & {brief?: string; retryable?: boolean};
type Ids<Kinds> = {[Kind in keyof Kinds]: keyof Kinds[Kind]}[keyof Kinds];

const kinds = Object.entries(faults) as [Fault, Record<string, Told>][];
const told = new Map(
  kinds.flatMap(([kind, those]) => Object.entries(those).map(([id, told]) => [id, {kind, ...told}]))
);

/**
 * An error as the table has it, so that a fault is told in the same words wherever it is met.
 *
 * @param where - of an address only what may be shown: a redirect's query can hold a signature
 */
export function fault(
  id: Ids<typeof faults>,
  where: string | URL,
  gaps: Record<string, string | number | null> = {},
  options: AcquireErrorOptions = {}
): AcquireError {
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      if (!Object.hasOwn(gaps, name)) throw new Error(`"${id}" needs ${name}`);
      return String(gaps[name]);
    });
  const {kind, expected, found, next, brief = found, retryable = false} = told.get(id)!;
  const account = {
    expected: filled(expected),
    found: filled(found),
    where: typeof where === "string" ? where : `${where.origin}${where.pathname}`,
    next: filled(next)
  };
  return new AcquireError(kind, account, {brief: filled(brief), retryable, ...options});
}
