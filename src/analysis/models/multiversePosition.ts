import {ascending, bisectLeft} from "d3-array";

import {estimators} from "../panel/choices.js";
import type {Specification} from "../panel/Specification.js";
import {variables} from "../panel/variables.js";

/** One pre-declared specification with its value; null where it was not estimable. */
export interface MultiversePoint {
  spec: Specification;
  value: number | null;
}

export interface MultiversePosition {
  /** Values of the pre-declared specifications on the same scale, ascending. */
  values: number[];
  /** How many of them are lower. */
  below: number;
  /** How many of them are on the same side of zero. */
  sameSide: number;
}

/**
 * Where a value stands among the pre-declared specifications. Only those on the same scale are compared: a correlation
 * says nothing about a slope in points an hour. A description, never a test.
 *
 * @returns null when none is on the same scale.
 */
export function multiversePosition(
  spec: Specification,
  value: number,
  points: readonly MultiversePoint[]
): MultiversePosition | null {
  const scale = scaleOf(spec);
  const values = points
    .flatMap((point) => (point.value !== null && scaleOf(point.spec) === scale ? [point.value] : []))
    .sort(ascending);
  if (values.length === 0) return null;
  const sameSide = values.filter((other) => Math.sign(other) === Math.sign(value)).length;
  return {values, below: bisectLeft(values, value), sameSide};
}

/** What the value of a specification is counted in: two values with the same scale can be compared. */
function scaleOf({estimator, outcome, predictor, transform}: Specification): string {
  const {scale} = estimators[estimator];
  const {unit} = variables[outcome];
  if (scale === "slope")
    return `${unit} a step of ${predictor === null ? "nothing" : variables[predictor].unit}, ${transform}`;
  return scale === "mean" || scale === "share of tasks" ? `${scale}, ${unit}, ${outcome}` : scale;
}
