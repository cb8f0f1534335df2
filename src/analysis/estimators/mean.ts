import {notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {effectiveN, isConstant, weightedMean} from "./moments.js";
import {tEstimate} from "./tEstimate.js";

/**
 * Mean of the outcome over tasks, t interval; p tests a mean of 0. With weights the standard error is the linearised
 * one, √(Σw²(y − ȳ)²·n/(n − 1))/Σw: s/√n when they are equal, HC1 of a regression on a constant when not.
 */
export const mean: EstimatorFunction = ({y, w}, _, {level}) => {
  const n = y.length;
  const method = `mean over tasks${isConstant(w) ? "" : ", weighted"}, t ${percent(level)} interval`;
  if (n < 3) return notEstimable(method, n, `an interval needs at least 3 tasks, this population has ${n}`);
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const effective = effectiveN(w);
  if (effective < 2) return notEstimable(method, n, "the weights leave fewer than two effective tasks");
  const value = weightedMean(y, w);
  const total = w.reduce((a, v) => a + v, 0);
  const squares = y.reduce((a, v, i) => a + (w[i]! * (v - value)) ** 2, 0);
  const se = Math.sqrt((squares * n) / (n - 1)) / total;
  return tEstimate(value, se, n - 1, {n, method, level, details: {effective_n: effective}});
};
