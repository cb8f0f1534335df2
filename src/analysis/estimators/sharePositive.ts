import {zCritical} from "./distributions.js";
import {type Interval, notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {effectiveN, isConstant, weightedMean} from "./moments.js";

/** Share of tasks with an outcome above 0 (a tie is not), in per cent; Wilson interval on the effective n. */
export const sharePositive: EstimatorFunction = ({y, w}, _, {level}) => {
  const n = y.length;
  const method = `share of tasks above 0${isConstant(w) ? "" : ", weighted"}, Wilson ${percent(level)} interval`;
  if (n < 3) return notEstimable(method, n, `an interval needs at least 3 tasks, this population has ${n}`);
  const above = y.map((v) => (v > 0 ? 1 : 0));
  const share = Math.min(1, weightedMean(above, w));
  const effective = effectiveN(w);
  return {
    estimable: true,
    value: 100 * share,
    interval: wilsonPercent(share, effective, level),
    p: null,
    n,
    method,
    details: {effective_n: effective}
  };
};

/** Wilson's score interval of a proportion p of n: never outside 0 to 1, defined at 0 and 1. Wilson (1927). */
function wilson(p: number, n: number, level = 0.95): Interval {
  const z2 = zCritical(level) ** 2;
  const centre = p + z2 / (2 * n);
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
  const low = p === 0 ? 0 : (centre - half) / (1 + z2 / n);
  const high = p === 1 ? 1 : (centre + half) / (1 + z2 / n);
  return [low, high];
}

/** The same in per cent of a share from 0 to 1. */
export function wilsonPercent(p: number, n: number, level?: number): Interval {
  const [low, high] = wilson(p, n, level);
  return [100 * low, 100 * high];
}
