import type {Platform} from "../../src/analysis/panel/Panel.js";
import {pseudoCount} from "./drawTasks.js";
import {around, normalised, rake} from "./modeModel.js";
import {labelSpread} from "./numericStats.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";
import type {PlatformShape, Shape} from "./shapeOf.js";
import {drawLabels} from "./successModel.js";
import type {Task} from "./Task.js";

/** A task, or the pseudo-task `none`, with its conversations counted by label, before anything is folded. */
export interface Counted {
  /** As published: lower case. */
  name: string;
  /** Null for `none`. */
  task: Task | null;
  n: number;
  /** Facet → conversations by label, in the order of the shape's shares; each adds up to n. */
  cells: Record<string, number[]>;
}

export interface PlatformCounts {
  /** By name. */
  tasks: Counted[];
  /** Conversations of no known task. */
  notClassified: number;
  /** Facet → conversations by label over the whole platform; each adds up to the base. */
  base: Record<string, number[]>;
}

/** Counts the conversations of one platform. */
export function countTasks(
  seed: number,
  shape: Shape,
  p: Platform,
  tasks: readonly Task[],
  truth: PlantedTruth
): PlatformCounts {
  const platform = shape.platforms[p];
  const {base, pseudo} = platform;
  const counted: Counted[] = tasks
    .filter((task) => task.sides[p].n > 0)
    .map((task) => ({name: task.text.toLowerCase(), task, n: task.sides[p].n, cells: {}}));
  counted.push({name: "none", task: null, n: pseudoCount(base, pseudo.none), cells: {}});
  counted.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const facet of Object.keys(platform.shares)) {
    const random = new Random(seed, shape.release, p, facet);
    if (facet === "task_success") countSuccess(random, platform, p, counted, truth);
    else countLabels(random, platform, p, facet, counted);
  }
  const notClassified = pseudoCount(base, pseudo.not_classified);
  return {tasks: counted, notClassified, base: baseCounts(platform, counted, notClassified)};
}

/** Labels of a facet other than success: collaboration as planted, others around the global shares. */
function countLabels(
  random: Random,
  platform: PlatformShape,
  p: Platform,
  facet: string,
  counted: readonly Counted[]
): void {
  const global = normalised(Object.values(platform.shares[facet]!));
  const spread = labelSpread[facet];
  const shares = counted.map(({task}) => {
    if (!task) return [...global];
    if (!spread) return task.sides[p].modes;
    return around(random, global, spread[p]);
  });
  if (spread)
    rake(
      shares,
      counted.map(({n}) => n),
      global
    );
  counted.forEach((row, i) => (row.cells[facet] = random.multinomial(row.n, shares[i]!)));
}

/** Success as labelled, mode by mode; `none` succeeds as the platform does on the whole. */
function countSuccess(
  random: Random,
  platform: PlatformShape,
  p: Platform,
  counted: readonly Counted[],
  truth: PlantedTruth
): void {
  const overall = platform.shares.task_success!.yes! / 100;
  const labels = Object.keys(platform.shares.task_success!);
  for (const row of counted) {
    const yes = drawLabels(random, truth, p, row.task?.sides[p].success ?? overall, row.cells.collaboration!);
    // Where some conversations of the platform were not judged, none of a task's is.
    row.cells.task_success = labels.map((_, k) => [yes, row.n - yes][k] ?? 0);
  }
}

/** What the tasks leave of the published global figure falls to conversations of no known task. */
function baseCounts(platform: PlatformShape, counted: readonly Counted[], rest: number): Record<string, number[]> {
  const base: Record<string, number[]> = {};
  for (const [facet, shares] of Object.entries(platform.shares)) {
    const targets = normalised(Object.values(shares)).map((share) => Math.round(share * platform.base));
    const sums = targets.map((_, k) => counted.reduce((sum, row) => sum + row.cells[facet]![k]!, 0));
    const wanted = targets.map((target, k) => Math.max(0, target - sums[k]!));
    base[facet] = apportion(rest, wanted).map((n, k) => n + sums[k]!);
  }
  return base;
}

/** Splits n in proportion to the weights by largest remainder; equally when all are 0. */
export function apportion(n: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  const exact = weights.map((w) => (total > 0 ? (n * w) / total : n / weights.length));
  const counts = exact.map(Math.floor);
  const order = exact.map((x, k) => [x - Math.floor(x), k] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  const left = n - counts.reduce((sum, c) => sum + c, 0);
  for (let k = 0; k < left; k++) counts[order[k % order.length]![1]]!++;
  return counts;
}
