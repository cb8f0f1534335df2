import {type Estimate, notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {decomposeOnce, residualised} from "./leastSquares.js";
import {correlation, crossProducts, effectiveN, isConstant} from "./moments.js";
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
  const left = residualised([x, y], z, w, decomposeOnce);
  if (left === null || !isLeft(x, left[0]!, w) || !isLeft(y, left[1]!, w))
    return no("the covariates make each other, the predictor or the outcome up");
  return correlationEstimate(correlation(left[0]!, left[1]!, w), n, (equal ? n : effectiveN(w)) - k, method, level);
};

/** Whether covariates leave anything of a variable but rounding. */
function isLeft(before: readonly number[], after: readonly number[], w: readonly number[]): boolean {
  return crossProducts(after, after, w).xx > 1e-18 * crossProducts(before, before, w).xx;
}
