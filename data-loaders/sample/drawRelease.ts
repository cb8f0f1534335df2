import {sort, sum} from "d3-array";

import type {Platform} from "../../src/analysis/panel/Panel.js";
import {drawLabels, type Side, type Task} from "./drawTask.js";
import {drawTasks, pseudoCount} from "./drawTasks.js";
import {around, normalised, rake} from "./modeModel.js";
import {statementRows} from "./names.js";
import {labelSpread} from "./numericStats.js";
import {Random} from "./Random.js";
import type {PlantedTruth} from "./SampleOptions.js";
import type {PlatformShape, Shape} from "./shapeOf.js";

/** A release as drawn and counted, before anything is folded or written. */
export type DrawnRelease = ReturnType<typeof drawRelease>;

/** A task, or the pseudo-task `none`, with its conversations counted by label, before anything is folded. */
interface Counted {
  /** As published: lower case. */
  name: string;
  /** Null for `none`, as is its side. */
  task: Task | null;
  side: Side | null;
  n: number;
  /** Facet → conversations by label, in the order of the shape's shares; each adds up to n. */
  cells: Record<string, number[]>;
}

export function drawRelease(seed: number, shape: Shape, truth: PlantedTruth, repeat: number) {
  const tasks = drawTasks(seed, shape, truth, repeat);
  const count = (p: Platform) => countTasks(tasks, seed, shape, truth, p);
  const counts = {claude: count("claude"), api: count("api")};
  return {seed, shape, truth, tasks, counts, statements: statementRows(seed, shape)};
}

/** Counts the conversations of one platform: of tasks by name, of no known task, and of all by facet. */
function countTasks(tasks: Task[], seed: number, shape: Shape, truth: PlantedTruth, p: Platform) {
  const {base, pseudo, shares} = shape.platforms[p];
  const none: Counted = {name: "none", task: null, side: null, n: pseudoCount(base, pseudo.none), cells: {}};
  const published = tasks.flatMap((task): Counted[] => {
    const side = task.sides[p];
    return side.n > 0 ? [{name: task.text.toLowerCase(), task, side, n: side.n, cells: {}}] : [];
  });
  const counted = sort([...published, none], ({name}) => name);
  for (const [facet, pct] of Object.entries(shares)) {
    const random = new Random(seed, shape.release, p, facet);
    const cells =
      facet === "task_success"
        ? countSuccess(random, counted, pct, truth.labels[p])
        : countLabels(random, counted, normalised(Object.values(pct)), labelSpread[facet]?.[p]);
    counted.forEach((row, i) => (row.cells[facet] = cells[i]!));
  }
  const notClassified = pseudoCount(base, pseudo.not_classified);
  return {tasks: counted, notClassified, base: baseCounts(shape.platforms[p], counted, notClassified)};
}

/** Labels around the global shares; without a spread of their own they are the modes, as planted. */
function countLabels(random: Random, counted: readonly Counted[], global: number[], spread?: number): number[][] {
  const shares = counted.map(({side}) =>
    side === null ? [...global] : spread === undefined ? side.modes : around(random, global, spread)
  );
  const sizes = counted.map(({n}) => n);
  if (spread !== undefined) rake(shares, sizes, global);
  return sizes.map((n, i) => random.multinomial(n, shares[i]!));
}

/** Success as labelled, mode by mode; `none` succeeds as the platform does on the whole. */
function countSuccess(
  random: Random,
  counted: readonly Counted[],
  pct: Record<string, number>,
  labels: PlantedTruth["labels"][Platform]
): number[][] {
  return counted.map(({side, n, cells}) => {
    const yes = drawLabels(random, labels, side?.success ?? pct.yes! / 100, cells.collaboration!);
    // Where some conversations of the platform were not judged, none of a task's is.
    return Object.keys(pct).map((_, k) => [yes, n - yes][k] ?? 0);
  });
}

/**
 * Facet → conversations by label over the whole platform, each adding up to the base. What the tasks leave of the
 * published global figure falls to conversations of no known task.
 */
function baseCounts({shares, base}: PlatformShape, counted: readonly Counted[], rest: number) {
  return mapValues(shares, (pct, facet) => {
    const sums = Object.keys(pct).map((_, k) => sum(counted, ({cells}) => cells[facet]![k]!));
    const targets = normalised(Object.values(pct)).map((share) => Math.round(share * base));
    const wanted = targets.map((target, k) => Math.max(0, target - sums[k]!));
    return apportion(rest, wanted).map((n, k) => n + sums[k]!);
  });
}

export const mapValues = <A, B>(record: Record<string, A>, of: (value: A, key: string) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value, key)]));

/** Splits n in proportion to the weights by largest remainder; equally when all are 0. */
export function apportion(n: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  const exact = weights.map((w) => (total > 0 ? (n * w) / total : n / weights.length));
  const counts = exact.map(Math.floor);
  const order = exact.map((x, k) => [x - Math.floor(x), k] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const left = n - sum(counts);
  for (let k = 0; k < left; k++) counts[order[k % order.length]![1]]!++;
  return counts;
}
