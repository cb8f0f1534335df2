import {mean} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import type {WrittenFile} from "./CsvFile.js";
import type {DrawnRelease} from "./drawRelease.js";
import type {PlantedTruth} from "./PlantedTruth.js";

/** One task on one platform: what was planted, and what was counted before folding. */
export interface SideTruth {
  n: number;
  /** True success, %. */
  success: number;
  /** Share labelled successful, % of n. */
  labelled: number;
  /** Share of each mode, %, in the order of `modes`. */
  modes: number[];
}

export interface TaskTruth {
  /** As published: the join key of the panel. */
  task: string;
  /** Standardised difficulty. */
  difficulty: number;
  /** Null where the task is not published. */
  sides: Record<Platform, SideTruth | null>;
}

/** What is true in a synthetic release, to hold an analysis against. */
export interface SampleTruth {
  release: string;
  seed: number;
  planted: PlantedTruth;
  /** Mean true gap over shared tasks, points: the planted one but for success drawn in near 0 and 100 %. */
  gap: number;
  /** Named tasks, by name. */
  tasks: TaskTruth[];
  files: WrittenFile[];
}

/** Gathers what was planted and what was counted. */
export function truthOf({seed, shape, truth, tasks, counts}: DrawnRelease, files: WrittenFile[]): SampleTruth {
  const known = new Map<string, TaskTruth>();
  for (const {text, difficulty} of tasks) {
    const task = text.toLowerCase();
    known.set(task, {task, difficulty, sides: {claude: null, api: null}});
  }
  for (const p of platforms)
    for (const {name, task, n, cells} of counts[p].tasks) {
      if (!task) continue;
      const pct = (count: number): number => (100 * count) / n;
      const [yes = 0, modes] = [cells.task_success?.[0], cells.collaboration!.map(pct)];
      known.get(name)!.sides[p] = {n, success: 100 * task.sides[p].success, labelled: pct(yes), modes};
    }
  const all = [...known.values()];
  const gap = mean(all, ({sides: {claude, api}}) => (claude && api ? claude.success - api.success : undefined))!;
  return {
    release: shape.release,
    seed,
    planted: truth,
    gap,
    tasks: all.sort((a, b) => (a.task < b.task ? -1 : 1)),
    files
  };
}
