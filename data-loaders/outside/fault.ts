import {AcquireError, type AcquireErrorOptions, type Fault} from "../AcquireError.js";
import faults from "./faults.json" with {type: "json"};

/** What is said of a fault; `{name}` is a gap for what is known only where it happens. */
interface Told {
  expected: string;
  found: string;
  next: string;
  brief?: string;
  retryable?: boolean;
}

type Kinds = typeof faults;
type Ids<Kind> = Kind extends keyof Kinds ? keyof Kinds[Kind] : never;

const byKind: Partial<Record<Fault, Record<string, Told>>> = faults;
const told = new Map(
  Object.entries(byKind).flatMap(([kind, those]) =>
    Object.entries(those).map(([id, told]) => [id, {kind: kind as Fault, ...told}] as const)
  )
);

/**
 * An error as the table has it, so that a fault is told in the same words wherever it is met.
 *
 * @param where - of an address only what may be shown: a redirect's query can hold a signature
 * @throws Error for a gap that is left open
 */
export function fault(
  id: Ids<keyof Kinds>,
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
