import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {type Panel, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, type Population} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";

/** Of a variable: ends are values that occur, both inside. */
type Band = Record<"min" | "max", number>;

/** Bands of nearly equal numbers of values; ties are never split, so there may be fewer bands than asked for. */
export function equalBands(values: readonly number[], count: number): Band[] {
  const sorted = [...values].sort((a, b) => a - b);
  const bands: Band[] = [];
  let start = 0;
  for (let band = 1; band <= count; ++band) {
    let end = Math.round((band * sorted.length) / count);
    if (end <= start) continue;
    while (end < sorted.length && sorted[end] === sorted[end - 1]) ++end;
    bands.push({min: sorted[start]!, max: sorted[end - 1]!});
    start = end;
  }
  return bands;
}

/**
 * Mean of each outcome, with its interval, in bands of a variable over the tasks of a population that publish them all:
 * the same tasks for every outcome.
 */
export function bandMeans<Outcome extends VariableId>(
  panel: Panel,
  population: Population,
  by: VariableId,
  outcomes: readonly Outcome[],
  count: number
): (Band & {means: Record<Outcome, Estimate>})[] {
  const require = [...population.require, by, ...outcomes];
  const values = selectTasks(panel, {...population, require}).map((row) => variables[by].of(row)!);
  return equalBands(values, count).map((band) => {
    const within = {...population, require, ranges: [...population.ranges, {variable: by, ...band}]};
    const means = outcomes.map((outcome) => [outcome, estimate(meanOf(outcome, within), panel)]);
    return {...band, means: Object.fromEntries(means) as Record<Outcome, Estimate>};
  });
}

export type BandPoint = ReturnType<typeof successBands>[number];

/** Mean success on both platforms in bands of a variable, over the essay's tasks. */
export function successBands(panel: Panel, by: VariableId, count: number) {
  return bandMeans(panel, essayPopulation, by, ["claude_success", "api_success"], count).flatMap(({means, ...band}) =>
    platforms.flatMap((platform) => {
      const {value, interval, n} = means[`${platform}_success`];
      return value === null || interval === null ? [] : [{platform, ...band, value, interval, n}];
    })
  );
}

/** One task of the experiment, as pictures of it need it. */
export type TaskPoint = ReturnType<typeof taskPoints>[number];

/** The essay's tasks, each with one more variable; empty when the release publishes no success. */
export function taskPoints(panel: Panel, by: VariableId) {
  return selectTasks(panel, essayPopulation).map((row) => ({
    task: row.task,
    /** Conversations on each platform; null where a release publishes no counts. */
    claude_n: row.claude_n,
    api_n: row.api_n,
    /** Per cent. */
    claude_success: row.claude_success!,
    api_success: row.api_success!,
    /** Claude.ai − API, percentage points. */
    gap: row.claude_success! - row.api_success!,
    /** The variable that a dot is coloured by, in its own unit. */
    by: variables[by].of(row)
  }));
}
