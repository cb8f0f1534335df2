import {median} from "d3-array";

import {estimate} from "../../src/analysis/estimate.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import type {Panel} from "../../src/analysis/Panel.js";
import {selectTasks} from "../../src/analysis/selectTasks.js";
import type {Population} from "../../src/analysis/Specification.js";
import {
  essayPopulation,
  essaySpecification,
  sharedPopulation,
  successPopulation
} from "../../src/analysis/Specification.js";

/** One step from the shared tasks to the essay's, and the result if one stopped there. */
export interface FunnelStep {
  step: string;
  population: Population;
  tasks: number;
  dropped: number;
  /** Median conversations of the tasks dropped at this step, smaller platform of each. */
  dropped_median_n: number | null;
  mean_gap: Estimate;
  correlation: Estimate;
}

const steps: readonly (readonly [string, Population])[] = [
  ["on both platforms", sharedPopulation],
  ["success published on both", successPopulation],
  [
    "directive cell published on both",
    {...successPopulation, require: [...successPopulation.require, "claude_directive", "api_directive"]}
  ],
  ["learning cell published on both", essayPopulation]
];

/** Each requirement in turn: what it drops, and how the two headline numbers move. */
export function funnelOf(panel: Panel): FunnelStep[] {
  let before = selectTasks(panel, sharedPopulation);
  return steps.map(([step, population]) => {
    const tasks = selectTasks(panel, population);
    const kept = new Set(tasks);
    const dropped = before.filter((row) => !kept.has(row));
    before = tasks;
    return {
      step,
      population,
      tasks: tasks.length,
      dropped: dropped.length,
      dropped_median_n: median(dropped, (row) => Math.min(row.claude_n ?? NaN, row.api_n ?? NaN)) ?? null,
      mean_gap: estimate({...essaySpecification, population, predictor: null, estimator: "mean"}, panel),
      correlation: estimate({...essaySpecification, population}, panel)
    };
  });
}
