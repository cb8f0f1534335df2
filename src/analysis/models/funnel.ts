import {median} from "d3-array";

import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essaySpecification, type Population} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";

/** One requirement on tasks, and the result if one stopped there. */
export interface FunnelStep {
  step: string;
  tasks: number;
  /** Tasks that meet all earlier requirements, and not this one. */
  dropped: number;
  /** Median conversations of the tasks dropped at this step, smaller platform of each. */
  dropped_median_n: number | null;
  mean_gap: Estimate;
  /** Of the predictor with the gap. */
  correlation: Estimate;
}

/** Each requirement in turn: what it drops, and how the two headline numbers move. Each population holds the next. */
export function funnelOf(
  panel: Panel,
  steps: Readonly<Record<string, Population>>,
  predictor: VariableId
): FunnelStep[] {
  let before = selectTasks(panel, Object.values(steps)[0]!);
  return Object.entries(steps).map(([step, population]) => {
    const tasks = selectTasks(panel, population);
    const kept = new Set(tasks);
    const dropped = before.filter((row) => !kept.has(row));
    before = tasks;
    return {
      step,
      tasks: tasks.length,
      dropped: dropped.length,
      dropped_median_n: median(dropped, (row) => Math.min(row.claude_n ?? NaN, row.api_n ?? NaN)) ?? null,
      mean_gap: estimate({...essaySpecification, population, predictor: null, estimator: "mean"}, panel),
      correlation: estimate({...essaySpecification, population, predictor}, panel)
    };
  });
}
