import {quantileSorted, rank} from "d3-array";

import type {Transform} from "./Specification.js";

/** The predictor after its transform. A logarithm of a value not above 0 is not a number: `estimate` refuses it. */
export function transformed(transform: Transform, values: readonly number[]): number[] {
  switch (transform) {
    case "none":
      return [...values];
    case "log":
      return values.map((v) => (v > 0 ? Math.log(v) : NaN));
    case "rank":
      return midranks(values);
    case "top_decile":
      return topDecile(values);
  }
}

/** Ranks from 1, ties share the mean of their ranks. */
export function midranks(values: readonly number[]): number[] {
  const low = rank(values);
  const ties = new Map<number, number>();
  for (const r of low) ties.set(r, (ties.get(r) ?? 0) + 1);
  return Array.from(low, (r) => r + 1 + (ties.get(r)! - 1) / 2);
}

/** 1 for values at or above the 90th percentile (type 7), else 0. */
function topDecile(values: readonly number[]): number[] {
  const cut = quantileSorted(
    [...values].sort((a, b) => a - b),
    0.9
  )!;
  return values.map((v) => (v >= cut ? 1 : 0));
}
