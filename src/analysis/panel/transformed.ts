import {quantileSorted} from "d3-array";

import {midranks} from "../estimators/ranks.js";
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

/** 1 for values at or above the 90th percentile (type 7), else 0. Ties at the cut all count as the top. */
function topDecile(values: readonly number[]): number[] {
  const cut = quantileSorted(
    [...values].sort((a, b) => a - b),
    0.9
  )!;
  return values.map((v) => (v >= cut ? 1 : 0));
}
