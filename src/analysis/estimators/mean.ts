import {tCritical, tTwoSided, zCritical} from "../distributions.js";
import type {Estimate} from "../Estimated.js";
import {notEstimable} from "../Estimated.js";
import {crossProducts, effectiveN, isConstant, weightedMean} from "../moments.js";
import type {Sample} from "../Sample.js";

/** Mean of the outcome over tasks, t interval; with weights the standard error is the linearised one. */
export function mean({y, w}: Sample): Estimate {
  const n = y.length;
  const method = `mean over tasks${isConstant(w) ? "" : ", weighted"}, t 95 % interval`;
  if (n < 3) return notEstimable(method, n, `an interval needs at least 3 tasks, this population has ${n}`);
  if (isConstant(y)) return notEstimable(method, n, "the outcome does not vary in this population");
  const value = weightedMean(y, w);
  const se = standardError(y, w, value);
  const half = tCritical(n - 1) * se;
  return {
    estimable: true,
    value,
    interval: [value - half, value + half],
    p: tTwoSided(value / se, n - 1),
    n,
    method,
    details: {standard_error: se, effective_n: effectiveN(w)}
  };
}

/** √(Σw²(y − ȳ)²/(Σw)² · n/(n − 1)): the usual s/√n when weights are equal. */
function standardError(y: readonly number[], w: readonly number[], centre: number): number {
  const n = y.length;
  const {xx} = crossProducts(
    y,
    y,
    w.map((v) => v * v)
  );
  const shift = weightedMean(
    y,
    w.map((v) => v * v)
  );
  const squares = w.reduce((a, v) => a + v * v, 0);
  const total = w.reduce((a, v) => a + v, 0);
  return Math.sqrt(((xx + squares * (shift - centre) ** 2) / total ** 2) * (n / (n - 1)));
}

/** Share of tasks with an outcome above 0, in per cent; Wilson interval (Wilson 1927) on the effective n. */
export function sharePositive({y, w}: Sample): Estimate {
  const n = y.length;
  const method = `share of tasks above 0${isConstant(w) ? "" : ", weighted"}, Wilson 95 % interval`;
  if (n < 3) return notEstimable(method, n, `an interval needs at least 3 tasks, this population has ${n}`);
  const p = weightedMean(
    y.map((v) => (v > 0 ? 1 : 0)),
    w
  );
  const effective = effectiveN(w);
  const [low, high] = wilson(p, effective);
  return {
    estimable: true,
    value: 100 * p,
    interval: [100 * low, 100 * high],
    p: null,
    n,
    method,
    details: {effective_n: effective}
  };
}

/** Wilson's score interval of a proportion p of n. */
export function wilson(p: number, n: number, level = 0.95): [number, number] {
  const z = zCritical(level);
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}
