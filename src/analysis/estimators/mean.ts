import {groupOf} from "../panel/Panel.js";
import {clusteredBySoc, clusterRobust} from "./clusterRobust.js";
import {tFound, zCritical} from "./distributions.js";
import {type EstimatorFunction, type Interval, percent} from "./Estimated.js";
import {leastSquares} from "./leastSquares.js";
import {effectiveN, isConstant, sum, weightedMean} from "./moments.js";

/**
 * Mean of the outcome over tasks, t interval; p tests a mean of 0. With weights the standard error is the linearised
 * one, √(Σw²(y − ȳ)²·n/(n − 1))/Σw: s/√n when they are equal, HC1 of a regression on a constant when not.
 */
export const mean: EstimatorFunction = ({y, w}, _, {level}) => {
  const n = y.length;
  if (isConstant(y)) return "the outcome does not vary in this population";
  const effective = effectiveN(w);
  if (effective < 2) return "the weights leave fewer than two effective tasks";
  const value = weightedMean(y, w);
  const squares = sum(y.map((v, i) => (w[i]! * (v - value)) ** 2));
  const method = `mean over tasks${isConstant(w) ? "" : ", weighted"}, t ${percent(level)} interval`;
  const se = Math.sqrt((squares * n) / (n - 1)) / sum(w);
  return tFound(value, se, n - 1, level, method, {effective_n: effective});
};

/** Mean of the outcome over tasks whose errors may go together within a SOC major group: see `clusterRobust`. */
export const meanClusterSoc: EstimatorFunction = ({rows, y, w}, _, {level}) => {
  const labels = rows.map(groupOf);
  const found = new Set(labels).size;
  if (found < 3) return `an interval needs at least 3 SOC major groups, this population has ${found}`;
  if (isConstant(y)) return "the outcome does not vary in this population";
  const fit = leastSquares(y, [], w);
  if (fit === null) return "the weights leave nothing to average";
  const {se, df, groups} = clusterRobust(fit, labels, 0);
  const method = `mean over tasks${isConstant(w) ? "" : ", weighted"}, ${clusteredBySoc} ${percent(level)} interval`;
  const details = {groups, effective_n: effectiveN(w)};
  return tFound(fit.coefficients[0]!, se, df, level, method, details);
};

/** Share of tasks with an outcome above 0 (a tie is not), in per cent; Wilson interval on the effective n. */
export const sharePositive: EstimatorFunction = ({y, w}, _, {level}) => {
  const above = y.map((v) => (v > 0 ? 1 : 0));
  const share = Math.min(1, weightedMean(above, w));
  const effective = effectiveN(w);
  return {
    value: 100 * share,
    interval: wilsonPercent(share, effective, level),
    p: null,
    method: `share of tasks above 0${isConstant(w) ? "" : ", weighted"}, Wilson ${percent(level)} interval`,
    details: {effective_n: effective}
  };
};

/** Wilson's score interval of a proportion p (0 to 1) of n, in per cent: never outside 0 to 100. Wilson (1927). */
export function wilsonPercent(p: number, n: number, level = 0.95): Interval {
  const z2 = zCritical(level) ** 2;
  const centre = p + z2 / (2 * n);
  const half = Math.sqrt(z2 * ((p * (1 - p)) / n + z2 / (4 * n * n)));
  const low = p === 0 ? 0 : (centre - half) / (1 + z2 / n);
  const high = p === 1 ? 1 : (centre + half) / (1 + z2 / n);
  return [100 * low, 100 * high];
}
