import type {Panel} from "../panel/Panel.js";
import {type Sample, weightOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Specification} from "../panel/Specification.js";
import {variables} from "../panel/variables.js";
import type {EstimatorFunction, Interval} from "./Estimated.js";
import {isConstant, weightedMean} from "./moments.js";
import {isBounded, outcomeBounds, smallestNamedCell} from "./outcomeBounds.js";

/** Bounds of the mean outcome over every task of the population, published or not, in the outcome's unit. */
export const boundsMean = bounded("mean over tasks", (value) => value);

/** Bounds of the share of tasks with an outcome above 0, in per cent. */
export const boundsSharePositive = bounded("share of tasks above 0", (value) => (value > 0 ? 100 : 0));

/**
 * Manski bounds (Manski 1989, 2003): every unpublished cell at its lowest, then at its highest. They hold whatever the
 * cells hide and say nothing of sampling. The value is the statistic over the tasks whose outcome *is* published, which
 * need not lie inside: they are selected. Without one such task it is the middle of the bounds.
 *
 * @param score what is averaged; never falls as the outcome rises.
 */
function bounded(what: string, score: (value: number) => number): EstimatorFunction {
  return ({rows, w, smallest = null}, {outcome, weights}) => {
    if (!isBounded(outcome)) return "bounds are known for success and its gap only";
    if (weights === "inverse_variance") return "inverse-variance weights need the very cells that are folded";
    const ends = rows.map((row) => outcomeBounds(row, outcome, smallest));
    if (!ends.every((end) => end !== null)) return "this release has no counts, so a folded cell has no upper bound";
    if (ends.every(isUnbounded)) return "no success cell of these tasks is published";
    if (ends.some(([low, high]) => !(low >= -100 && high <= 100 && low <= high)))
      return "a published share of success lies outside 0 to 100 %";
    const meanOf = (values: readonly number[], by = w): number => weightedMean(values.map(score), by);
    const interval: Interval = [meanOf(ends.map(([low]) => low)), meanOf(ends.map(([, high]) => high))];
    const middle = (interval[0] + interval[1]) / 2;
    const published = rows.map((row) => variables[outcome].of(row));
    const tasks = published.filter((value) => value !== null).length;
    const known = published.map((value, i) => (value === null ? 0 : w[i]!));
    return {
      value: tasks > 0 ? meanOf(published.map(Number), known) : middle,
      interval,
      p: null,
      method:
        `Manski bounds over folded cells (not a confidence interval), ${isConstant(w) ? "" : "weighted "}${what}; ` +
        `value ${tasks > 0 ? "over the tasks whose outcome is published" : "the middle of the bounds"}`,
      details: {published_tasks: tasks, middle, width: interval[1] - interval[0]}
    };
  };
}

/** Nothing is known: as wide as a share (0 to 100) or a gap (−100 to 100) can be. */
const isUnbounded = ([low, high]: Interval): boolean => high === 100 && (low === 0 || low === -100);

/** Every task of the population that has a weight, its outcome published or not: what the bounds are about. `y` stays empty. */
export function wholePopulation({population, weights}: Specification, panel: Panel): Sample {
  const rows = selectTasks(panel, population).filter((row) => weightOf(weights, row) !== null);
  const w = rows.map((row) => weightOf(weights, row)!);
  return {rows, y: [], x: [], z: [], w, smallest: smallestNamedCell(panel)};
}
