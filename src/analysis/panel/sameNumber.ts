import type {Figures} from "../claims/Claim.js";

/** Sums over threads differ in their last digits; nothing that a reader could see is as small. */
const TOLERANCE = 1e-9;

/** True when two numbers are the same but for the order in which their parts were added. */
export function sameNumber(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a), Math.abs(b));
}

/** The same of a claim's number or numbers; several are never the same as one. */
export function sameNumbers(a: Figures | null, b: Figures | null): boolean {
  if (typeof a === "number" && typeof b === "number") return sameNumber(a, b);
  if (a === null || b === null || typeof a === "number" || typeof b === "number") return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameNumber(a[key] ?? null, b[key] ?? null));
}
