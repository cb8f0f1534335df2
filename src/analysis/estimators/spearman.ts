import {bootstrapped} from "./bootstrapped.js";
import {zCritical} from "./distributions.js";
import type {EstimatorFunction, Interval} from "./Estimated.js";
import {correlationP, isPerfect} from "./pearson.js";
import {rankCorrelation} from "./ranks.js";

/**
 * Spearman's rank correlation with midranks; BCa interval, every resample ranked anew (Bonett & Wright's closed form
 * without resamples); p by the t approximation with n − 2 degrees of freedom, as SciPy and R with ties.
 */
export const spearman: EstimatorFunction = ({x, y}, _, options) => {
  const n = y.length;
  const statistic = rankCorrelation(x, y);
  const value = statistic(new Uint16Array(n).fill(1));
  if (isPerfect(value)) return "the two orders agree perfectly: there is no error to judge by";
  const closedForm = {interval: bonettWright(value, n, options.level), name: "Bonett–Wright"};
  return {
    value,
    p: correlationP(value, n - 2),
    ...bootstrapped("Spearman correlation (midranks)", n, statistic, options, closedForm)
  };
};

/** Fisher-z interval with variance (1 + r²/2)/(n − 3): Bonett & Wright (2000), Psychometrika 65(1). */
function bonettWright(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r);
  const half = zCritical(level) * Math.sqrt((1 + (r * r) / 2) / (n - 3));
  return [Math.tanh(z - half), Math.tanh(z + half)];
}
