import {estimate} from "../estimators/estimate.js";
import type {Estimate, Interval} from "../estimators/Estimated.js";
import type {Panel, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population, Specification} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";

/** A band of a variable: ends are values that occur, both inside. */
export interface Band {
  min: number;
  max: number;
}

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

/** Mean outcomes in one band. */
export interface BandMeans<Outcome extends VariableId> extends Band {
  means: Record<Outcome, Estimate>;
}

/** Mean success of the tasks in one band of a variable, on one platform. */
export interface BandPoint {
  platform: Platform;
  min: number;
  max: number;
  value: number;
  interval: Interval;
  n: number;
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
): BandMeans<Outcome>[] {
  const require = [...population.require, by, ...outcomes];
  const values = selectTasks(panel, {...population, require}).map((row) => variables[by].of(row)!);
  return equalBands(values, count).map((band) => {
    const ranges = [...population.ranges, {variable: by, ...band}];
    const mean = (outcome: Outcome): Estimate => {
      const within: Population = {...population, require, ranges};
      const spec: Specification = {...meanOf, outcome, population: within};
      return estimate(spec, panel);
    };
    const means = Object.fromEntries(outcomes.map((o) => [o, mean(o)])) as Record<Outcome, Estimate>;
    return {...band, means};
  });
}

const meanOf = {predictor: null, weights: "equal", estimator: "mean", transform: "none", adjust: []} as const;
