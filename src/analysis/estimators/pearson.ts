import {bootstrapped} from "./bootstrap.js";
import {tTwoSided, zCritical} from "./distributions.js";
import {type EstimatorFunction, type Found, type Interval, percent} from "./Estimated.js";
import {decomposeOnce, residualised} from "./leastSquares.js";
import {crossProducts, effectiveN, isConstant} from "./moments.js";
import {rankCorrelation} from "./ranks.js";

/**
 * Pearson correlation, weighted when the specification says so. Fisher-z interval (Fisher 1921) and a two-sided t
 * test; with weights both use Kish's effective n in place of n.
 */
export const pearson: EstimatorFunction = ({x, y, w}, _, {level}) =>
  judged("Pearson correlation", crossProducts(x, y, w).r, w, 0, level);

/**
 * Partial correlation of predictor and outcome given the covariates: the correlation of what the covariates leave of
 * both. Each covariate costs one degree of freedom: t with n − 2 − k, Fisher interval as if of n − k tasks.
 */
export const partial: EstimatorFunction = ({x, y, z, w}, _, {level}) => {
  const left = residualised([x, y], z, w, decomposeOnce);
  if (left === null || !isLeft(x, left[0]!, w) || !isLeft(y, left[1]!, w))
    return "the covariates make each other, the predictor or the outcome up";
  const name = `partial correlation given ${z.length} covariate${z.length === 1 ? "" : "s"}`;
  return judged(name, crossProducts(left[0]!, left[1]!, w).r, w, z.length, level);
};

/** Whether covariates leave anything of a variable but rounding. */
const isLeft = (before: readonly number[], after: Float64Array, w: readonly number[]): boolean =>
  crossProducts(after, after, w).xx > 1e-18 * crossProducts(before, before, w).xx;

function judged(name: string, r: number, w: readonly number[], covariates: number, level: number): Found | string {
  const equal = isConstant(w);
  const effective = (equal ? w.length : effectiveN(w)) - covariates;
  if (!(effective > 3 + 1e-9)) return "weights and covariates leave no more than three effective tasks";
  if (isPerfect(r)) return "all points lie on one line: there is no error to judge r by";
  return {
    value: r,
    interval: fisherInterval(r, effective, level),
    p: correlationP(r, effective - 2),
    method: `${name}${equal ? "" : ", weighted (effective n by Kish)"}, Fisher-z ${percent(level)} interval`,
    details: {effective_n: effective}
  };
}

/** Interval of a correlation of n pairs: normal after Fisher's z. */
export function fisherInterval(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r);
  const half = zCritical(level) / Math.sqrt(n - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/** Two-sided p of a correlation, by the t distribution with the given degrees of freedom. */
export const correlationP = (r: number, df: number): number => tTwoSided(r * Math.sqrt(df / ((1 - r) * (1 + r))), df);

/** ±1 up to rounding. */
const isPerfect = (r: number): boolean => Math.abs(1 - Math.abs(r)) < 1e-13;

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
