/** Sums over threads differ in their last digits; nothing that a reader could see is as small. */
const tolerance = 1e-9;

/** True when two values are the same, part for part, but for the order in which numbers were added; absent is null. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  if (!isParts(a) || !isParts(b)) return (a ?? null) === (b ?? null);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

const isParts = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
