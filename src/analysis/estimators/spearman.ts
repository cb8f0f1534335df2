import {bootstrapped} from "./bootstrapped.js";
import {zCritical} from "./distributions.js";
import {type Interval, notEstimable} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {isConstant} from "./moments.js";
import {correlationP, isPerfect} from "./pearson.js";
import {rankCorrelation} from "./ranks.js";

const method = "Spearman correlation (midranks)";

/**
 * Spearman's rank correlation with midranks; BCa interval, every resample ranked anew (Bonett & Wright's closed form
 * without resamples); p by the t approximation with
 * n − 2 degrees of freedom, as SciPy and R with ties.
 */
export const spearman: EstimatorFunction = ({x, y}, _, options) => {
  const n = y.length;
  if (n < 4) return notEstimable(method, n, `a rank correlation needs at least 4 tasks, this population has ${n}`);
  if (isConstant(x)) return notEstimable(method, n, "the predictor does not vary in this population");
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const statistic = rankCorrelation(x, y);
  const value = statistic(new Uint16Array(n).fill(1));
  if (isPerfect(value)) return notEstimable(method, n, "the two orders agree perfectly: there is no error to judge by");
  const closedForm = {interval: bonettWright(value, n, options.level), name: "Bonett–Wright"};
  const {interval, told, details} = bootstrapped(n, statistic, options, closedForm);
  return {estimable: true, value, interval, p: correlationP(value, n - 2), n, method: `${method}, ${told}`, details};
};

/** Fisher-z interval with variance (1 + r²/2)/(n − 3): Bonett & Wright (2000), Psychometrika 65(1). */
function bonettWright(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r);
  const half = zCritical(level) * Math.sqrt((1 + (r * r) / 2) / (n - 3));
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
