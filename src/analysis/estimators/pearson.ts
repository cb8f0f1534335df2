import {tTwoSided, zCritical} from "../distributions.js";
import type {Estimate, Interval} from "../Estimated.js";
import {notEstimable} from "../Estimated.js";
import {crossProducts, effectiveN, isConstant} from "../moments.js";
import type {Sample} from "../Sample.js";

/**
 * Pearson correlation, weighted when the specification says so. Fisher-z interval (Fisher 1921) and a two-sided t
 * test; with weights both use Kish's effective n in place of n.
 */
export function pearson({x, y, w}: Sample): Estimate {
  const n = y.length;
  const equal = isConstant(w);
  const method = `Pearson correlation${equal ? "" : ", weighted (effective n by Kish)"}, Fisher-z 95 % interval`;
  if (n < 4) return notEstimable(method, n, `a Fisher interval needs at least 4 tasks, this population has ${n}`);
  if (isConstant(x)) return notEstimable(method, n, "the predictor does not vary in this population");
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const effective = equal ? n : effectiveN(w);
  if (effective <= 3) return notEstimable(method, n, "the weights leave no more than three effective tasks");
  const {xx, xy, yy} = crossProducts(x, y, w);
  const r = clamp(xy / Math.sqrt(xx * yy));
  return {
    estimable: true,
    value: r,
    interval: fisherInterval(r, effective),
    p: correlationP(r, effective - 2),
    n,
    method,
    details: {effective_n: effective}
  };
}

/** Fisher-z interval of a correlation of n pairs. */
export function fisherInterval(r: number, n: number, level = 0.95): Interval {
  const z = Math.atanh(r);
  const half = zCritical(level) / Math.sqrt(n - 3);
  return [Math.tanh(z - half), Math.tanh(z + half)];
}

/** Two-sided p of a correlation with the given degrees of freedom. */
export function correlationP(r: number, df: number): number {
  return Math.abs(r) === 1 ? 0 : tTwoSided(r * Math.sqrt(df / (1 - r * r)), df);
}

/** Rounding can leave a perfect correlation a hair above 1. */
export function clamp(r: number): number {
  return Math.max(-1, Math.min(1, r));
}
