import type {Estimate} from "../Estimated.js";
import {notEstimable, percent} from "../Estimated.js";
import type {EstimatorFunction} from "../estimators.js";
import {leastSquares} from "../leastSquares.js";
import {correlation, crossProducts, effectiveN, isConstant} from "../moments.js";
import {correlationEstimate} from "./pearson.js";

/**
 * Partial correlation of predictor and outcome given the covariates: the correlation of what the covariates leave of
 * both. Each covariate costs one degree of freedom: t with n − 2 − k, Fisher interval as if of n − k tasks.
 */
export const partial: EstimatorFunction = ({x, y, z, w}, _, {level}) => {
  const n = y.length;
  const k = z.length;
  const equal = isConstant(w);
  const given = `given ${k} covariate${k === 1 ? "" : "s"}`;
  const weighted = equal ? "" : ", weighted (effective n by Kish)";
  const method = `partial correlation ${given}${weighted}, Fisher-z ${percent(level)} interval`;
  const no = (reason: string): Estimate => notEstimable(method, n, reason);
  if (n < k + 4) return no(`${k} covariates need at least ${k + 4} tasks, this population has ${n}`);
  if (isConstant(x)) return no("the predictor does not vary in this population");
  if (isConstant(y)) return no("the outcome does not vary in this population");
  const [ofX, ofY] = [leftOver(x, z, w), leftOver(y, z, w)];
  if (ofX === null || ofY === null) return no("the covariates make each other, the predictor or the outcome up");
  return correlationEstimate(correlation(ofX, ofY, w), n, (equal ? n : effectiveN(w)) - k, method, level);
};

/** Residuals of values on the covariates; null when the covariates are redundant or leave nothing. */
function leftOver(
  values: readonly number[],
  z: readonly (readonly number[])[],
  w: readonly number[]
): readonly number[] | null {
  const residuals = leastSquares(values, z, w)?.residuals;
  if (residuals === undefined) return null;
  const before = crossProducts(values, values, w).xx;
  return crossProducts(residuals, residuals, w).xx > 1e-18 * before ? residuals : null;
}
