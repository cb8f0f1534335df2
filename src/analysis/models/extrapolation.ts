import {quantile} from "d3-array";

import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {wilsonPercent} from "../estimators/mean.js";
import {type Measure, measures, type Panel, type PanelRow, type Platform, platformLabels} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

/** Measures that both platforms publish. */
type SharedMeasure = {[M in Measure]: `${Platform}_${M}` extends keyof PanelRow ? M : never}[Measure];

/**
 * How far Claude.ai's line has to be drawn beyond the tasks it was fitted on: the per cent of tasks whose API share lies
 * above the 97.5th percentile (type 7) of Claude.ai's own shares, Wilson 95 % interval with that percentile taken as known.
 */
export function extrapolation(panel: Panel, population: Population, measure: SharedMeasure): Estimate {
  const {label} = measures[measure];
  const method = `tasks whose ${platformLabels.api} ${label} is above ${platformLabels.claude}'s 97.5th percentile, Wilson 95 % interval`;
  const tasks = selectTasks(panel, population).flatMap((row) => {
    const [claude, api] = [row[`claude_${measure}`], row[`api_${measure}`]];
    return claude === null || api === null ? [] : [{claude, api}];
  });
  const n = tasks.length;
  if (n < 3) return notEstimable(method, n, `a percentile needs at least 3 tasks, this population has ${n}`);
  const limit = quantile(
    tasks.map(({claude}) => claude),
    0.975
  )!;
  const share = tasks.filter(({api}) => api > limit).length / n;
  return {estimable: true, value: 100 * share, interval: wilsonPercent(share, n), p: null, n, method, details: {limit}};
}
