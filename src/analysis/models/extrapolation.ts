import {quantile} from "d3-array";

import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {wilsonPercent} from "../estimators/mean.js";
import {measures, type Mode, type Panel, platformLabels} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

/**
 * How far Claude.ai's line has to be drawn beyond the tasks it was fitted on: the per cent of tasks whose API share lies
 * above the 97.5th percentile (type 7) of Claude.ai's own shares, Wilson 95 % interval with that percentile taken as known.
 */
export function extrapolation(panel: Panel, population: Population, mode: Mode): Estimate {
  const {label} = measures[mode];
  const method = `tasks whose ${platformLabels.api} ${label} is above ${platformLabels.claude}'s 97.5th percentile, Wilson 95 % interval`;
  const [own, other] = [`claude_${mode}`, `api_${mode}`] as const;
  const tasks = selectTasks(panel, {...population, require: [...population.require, own, other]});
  const n = tasks.length;
  if (n < 3) return notEstimable(method, n, `a percentile needs at least 3 tasks, this population has ${n}`);
  const limit = quantile(tasks, 0.975, (row) => row[own]!)!;
  const share = tasks.filter((row) => row[other]! > limit).length / n;
  return {estimable: true, value: 100 * share, interval: wilsonPercent(share, n), p: null, n, method, details: {limit}};
}
