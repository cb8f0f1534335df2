import type {Sample} from "../panel/Sample.js";
import {bread, decidingRow, decompose, type Design, type Fit, fitOn, residualSquares} from "./leastSquares.js";
import {isConstant, typed} from "./moments.js";

/**
 * The regression of the outcome on predictor and covariates (coefficients 0: intercept, 1: predictor), or the reason
 * why it cannot be judged. A task that alone decides a coefficient (leverage 1) is named.
 */
export function regression({x, y, z, w, rows}: Sample): Fit | string {
  const design = designOf([x, ...z], w, (row) => rows[row]!.task);
  return typeof design === "string" ? design : regressionOn(design, y);
}

/** Predictor and covariates, decomposed for any outcome, or the reason why none can be regressed on them. */
export function designOf(
  columns: readonly [ArrayLike<number>, ...ArrayLike<number>[]],
  w: ArrayLike<number>,
  nameOf: (row: number) => string
): Design | string {
  if (isConstant(columns[0])) return unvaryingWords("predictor");
  const design = decompose(columns, w);
  if (design === null) return "predictor and covariates make each other up: their coefficients cannot be told apart";
  const alone = decidingRow(design);
  return alone < 0 ? design : `one task alone decides a coefficient (leverage 1): ${nameOf(alone)}`;
}

/** The regression of one outcome on them, or the reason why it cannot be judged. */
export function regressionOn(design: Design, y: ArrayLike<number>): Fit | string {
  if (isConstant(y)) return unvaryingWords("outcome");
  const fit = fitOn(design, y);
  const [values, w] = [typed(y), design.w];
  let size = 0;
  for (let i = 0; i < values.length; ++i) size += w[i]! * values[i]! * values[i]!;
  return residualSquares(fit) > 1e-22 * size ? fit : "the fit is exact: there is no error to judge the slope by";
}

/** Why nothing goes with anything: predictor or outcome is the same everywhere. */
export const unvarying = ({x, y}: Sample): string | null =>
  isConstant(x) ? unvaryingWords("predictor") : isConstant(y) ? unvaryingWords("outcome") : null;

const unvaryingWords = (what: string): string => `the ${what} does not vary in this population`;

export type Slope = ReturnType<typeof slopeOf>;

/** A coefficient (1: the predictor's) with its classical standard error and residual degrees of freedom. */
export function slopeOf(fit: Fit, coefficient = 1) {
  const variance = (residualSquares(fit) / fit.df) * bread(fit)[coefficient]![coefficient]!;
  return {slope: fit.coefficients[coefficient]!, se: Math.sqrt(variance), df: fit.df};
}
