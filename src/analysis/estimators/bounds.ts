import type {Sample} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import {variables} from "../panel/variables.js";
import {type Estimate, type Interval, notEstimable} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {isConstant, weightedMean} from "./moments.js";
import {isBounded, outcomeBounds} from "./outcomeBounds.js";

/** Bounds of the mean outcome over every task of the population, published or not, in the outcome's unit. */
export const boundsMean: EstimatorFunction = (sample, spec) =>
  bounded("mean over tasks", sample, spec, (value) => value);

/** Bounds of the share of tasks with an outcome above 0, in per cent. */
export const boundsSharePositive: EstimatorFunction = (sample, spec) =>
  bounded("share of tasks above 0", sample, spec, (value) => (value > 0 ? 100 : 0));

/**
 * Manski bounds (Manski 1989, 2003): every unpublished cell at its lowest, then at its highest. They hold whatever the
 * cells hide and say nothing of sampling. The value is the statistic over the tasks whose outcome *is* published, which
 * need not lie inside: they are selected. Without one such task it is the middle of the bounds.
 *
 * @param score what is averaged; never falls as the outcome rises.
 */
function bounded(
  what: string,
  {rows, w, smallest = null}: Sample,
  {outcome, weights}: Specification,
  score: (value: number) => number
): Estimate {
  const n = rows.length;
  const method = `Manski bounds over folded cells (not a confidence interval), ${isConstant(w) ? "" : "weighted "}${what}`;
  const no = (reason: string): Estimate => notEstimable(method, n, reason);
  if (!isBounded(outcome)) return no("bounds are known for success and its gap only");
  if (weights === "inverse_variance") return no("inverse-variance weights need the very cells that are folded");
  const ends = rows.map((row) => outcomeBounds(row, outcome, smallest));
  if (!ends.every((end) => end !== null)) return no("this release has no counts, so a folded cell has no upper bound");
  if (ends.every(isUnbounded)) return no("no success cell of these tasks is published");
  if (ends.some(([low, high]) => !(low >= -100 && high <= 100 && low <= high)))
    return no("a published share of success lies outside 0 to 100 %");
  const lows = ends.map(([low]) => score(low));
  const highs = ends.map(([, high]) => score(high));
  const interval: Interval = [weightedMean(lows, w), weightedMean(highs, w)];
  const middle = (interval[0] + interval[1]) / 2;
  const published = rows.map((row) => variables[outcome].of(row));
  const known = published.map((value, i) => (value === null ? 0 : w[i]!));
  const tasks = published.filter((value) => value !== null).length;
  const value =
    tasks > 0
      ? weightedMean(
          published.map((v) => score(v ?? 0)),
          known
        )
      : middle;
  return {
    estimable: true,
    value,
    interval,
    p: null,
    n,
    method: `${method}; value ${tasks > 0 ? "over the tasks whose outcome is published" : "the middle of the bounds"}`,
    details: {published_tasks: tasks, middle, width: interval[1] - interval[0]}
  };
}

/** Nothing is known: as wide as a share (0 to 100) or a gap (−100 to 100) can be. */
function isUnbounded([low, high]: Interval): boolean {
  return high === 100 && (low === 0 || low === -100);
}
