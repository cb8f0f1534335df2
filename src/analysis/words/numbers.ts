import {range} from "./format.js";
import {absentWord} from "./say.js";

/** The span of some values, those that are known: “−0.28 to −0.24”. */
export function spanOf(values: readonly (number | null)[]): string {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? absentWord : range([Math.min(...known), Math.max(...known)], 2);
}

/** A sum over rows; 0 over none. */
export function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
