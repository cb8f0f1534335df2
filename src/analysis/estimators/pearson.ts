import {tTwoSided, zCritical} from "./distributions.js";
import {type Estimate, type Interval, notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {correlation, effectiveN, isConstant} from "./moments.js";

/**
 * Pearson correlation, weighted when the specification says so. Fisher-z interval (Fisher 1921) and a two-sided t
 * test; with weights both use Kish's effective n in place of n.
 */
export const pearson: EstimatorFunction = ({x, y, w}, _, {level}) => {
  const equal = isConstant(w);
  const method = `Pearson correlation${equal ? "" : ", weighted (effective n by Kish)"}, Fisher-z ${percent(level)} interval`;
  if (isConstant(x)) return notEstimable(method, y.length, "the predictor does not vary in this population");
  if (isConstant(y)) return notEstimable(method, y.length, "the outcome does not vary in this population");
  return correlationEstimate(correlation(x, y, w), y.length, equal ? y.length : effectiveN(w), method, level);
};

/** The coefficient alone, over rows of one's own, each counted once. */
export function pearsonOf<T>(rows: readonly T[], x: (row: T) => number, y: (row: T) => number): number {
  return correlation(rows.map(x), rows.map(y), new Float64Array(rows.length).fill(1));
}

/** The same as an estimate; its interval is one of 95 %. */
export function correlate<T>(rows: readonly T[], x: (row: T) => number, y: (row: T) => number): Estimate {
  const method = `Pearson correlation, Fisher-z ${percent(0.95)} interval`;
  if (isConstant(rows.map(x)) || isConstant(rows.map(y)))
    return notEstimable(method, rows.length, "one of the two does not vary");
  return correlationEstimate(pearsonOf(rows, x, y), rows.length, rows.length, method, 0.95);
}

/**
 * A correlation with its Fisher interval and t test.
 *
 * @param n tasks.
 * @param effective what n is worth after weights and covariates; needs to be above 3.
 */
export function correlationEstimate(
  r: number,
  n: number,
  effective: number,
  method: string,
  level: number,
  details: Readonly<Record<string, number>> = {}
): Estimate {
  if (n < 4) return notEstimable(method, n, `a Fisher interval needs at least 4 tasks, this population has ${n}`);
  if (!(effective > 3 + 1e-9))
    return notEstimable(method, n, "weights and covariates leave no more than three effective tasks");
  if (isPerfect(r)) return notEstimable(method, n, "all points lie on one line: there is no error to judge r by");
  return {
    estimable: true,
    value: r,
    interval: fisherInterval(r, effective, level),
    p: correlationP(r, effective - 2),
    n,
    method,
    details: {effective_n: effective, ...details}
  };
}

/** Fisher-z interval of a correlation of n pairs. */
export function fisherInterval(r: number, n: number, level: number): Interval {
  const z = Math.atanh(r);
  const half = zCritical(level) / Math.sqrt(n - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/** Two-sided p of a correlation, by the t distribution with the given degrees of freedom. */
export function correlationP(r: number, df: number): number {
  return tTwoSided(r * Math.sqrt(df / ((1 - r) * (1 + r))), df);
}

/** ±1 up to rounding. */
export function isPerfect(r: number): boolean {
  return Math.abs(1 - Math.abs(r)) < 1e-13;
}
