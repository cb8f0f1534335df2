import {bootstrap} from "../estimators/bootstrap.js";
import type {Interval} from "../estimators/Estimated.js";
import {crossProducts} from "../estimators/moments.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";
import ids from "./predictors.json" with {type: "json"};

/** Everything about a task that could predict its gap, without using success itself. */
export const predictors = ids as readonly VariableId[];

/**
 * A predictor's place among others by the size of its correlation with the gap, 1 the largest, each on the essay's tasks
 * that publish it. The percentile interval (Efron 1979) is over 2,000 resamples of the tasks, ranked anew: places within it
 * can't be told apart.
 *
 * @returns null where the predictor has no correlation with the gap.
 */
export function placeOfPredictor(
  panel: Panel,
  predictors: readonly VariableId[],
  marked: VariableId
): {place: number; interval: Interval} | null {
  const tasks = selectTasks(panel, essayPopulation).filter((row) => variables.gap.of(row) !== null);
  const columns = predictors.map((id) => {
    const at = [...tasks.keys()].filter((i) => variables[id].of(tasks[i]!) !== null);
    const column = (of: VariableId) => Float64Array.from(at, (i) => variables[of].of(tasks[i]!)!);
    return {at, x: column(id), gap: column("gap"), weights: new Float64Array(at.length)};
  });
  const own = predictors.indexOf(marked);
  const placeIn = (count: Uint16Array): number => {
    const sizes = columns.map(({at, x, gap, weights}) => {
      for (let i = 0; i < at.length; ++i) weights[i] = count[at[i]!]!;
      return Math.abs(crossProducts(x, gap, weights).r);
    });
    return Number.isNaN(sizes[own] ?? NaN) ? NaN : 1 + sizes.filter((size) => size > sizes[own]!).length;
  };
  const place = placeIn(new Uint16Array(tasks.length).fill(1));
  if (Number.isNaN(place)) return null;
  // No interval: every resample gives the same place.
  return {place, interval: bootstrap(tasks.length, placeIn, {kind: "percentile"})?.interval ?? [place, place]};
}
