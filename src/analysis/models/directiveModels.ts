import {bootstrap} from "../estimators/bootstrap.js";
import type {Estimate, Interval, NamedInterval} from "../estimators/Estimated.js";
import {correlation} from "../estimators/moments.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";
import {bandMeans, type BandPoint} from "./bands.js";
import {type Influence, leaveOneGroupOut, leaveOneTaskOut} from "./influence.js";
import {simultaneous} from "./multiplicity.js";

/** Everything about a task that could predict its gap, without using success itself. */
export const predictors: readonly VariableId[] = [
  "api_directive",
  "api_feedback_loop",
  "api_learning",
  "api_task_iteration",
  "api_validation",
  "api_autonomy",
  "claude_directive",
  "claude_feedback_loop",
  "claude_learning",
  "claude_task_iteration",
  "claude_validation",
  "claude_autonomy",
  "log_claude_human_only_time",
  "claude_human_with_ai_time",
  "claude_human_education",
  "log_api_human_only_time",
  "api_human_with_ai_time",
  "api_human_education",
  "directive_difference",
  "learning_difference",
  "log_claude_n",
  "log_api_n"
];

/** Correlation of every predictor with the gap, strongest first, with intervals that hold for the family together. */
export function rankPredictors(panel: Panel, marked: VariableId = "api_directive"): NamedInterval[] {
  const family = predictors.map((predictor) => ({...essaySpecification, predictor}));
  const answers = simultaneous(family, panel);
  return answers
    .flatMap((answer, i) =>
      answer.estimable && answer.interval
        ? [
            {
              name: variables[predictors[i]!].label,
              value: answer.value,
              interval: answer.interval,
              n: answer.n,
              marked: predictors[i] === marked
            }
          ]
        : []
    )
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Mean success on both platforms in six bands of a predictor, by default the API's directive share. */
export function directiveBands(panel: Panel, by: VariableId = "api_directive"): BandPoint[] {
  return successBands(panel, by, 6);
}

/** Mean success on both platforms in bands of a variable, over the essay's tasks. */
export function successBands(panel: Panel, by: VariableId, count: number): BandPoint[] {
  return bandMeans(panel, essayPopulation, by, ["claude_success", "api_success"], count).flatMap(
    ({min, max, means}) => [
      ...pointOf("claude", min, max, means.claude_success),
      ...pointOf("api", min, max, means.api_success)
    ]
  );
}

function pointOf(platform: BandPoint["platform"], min: number, max: number, mean: Estimate): BandPoint[] {
  return mean.estimable && mean.interval
    ? [{platform, min, max, value: mean.value, interval: mean.interval, n: mean.n}]
    : [];
}

/** How far one task, or one occupation group, moves the essay's correlation. */
interface InfluenceOfOne {
  tasks: Influence[];
  groups: Influence[];
}

export function influenceOf(panel: Panel, predictor: VariableId = "api_directive"): InfluenceOfOne {
  const spec = {...essaySpecification, predictor};
  return {tasks: leaveOneTaskOut(spec, panel), groups: leaveOneGroupOut(spec, panel)};
}

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
    return {
      at,
      x: at.map((i) => variables[id].of(tasks[i]!)!),
      gap: at.map((i) => variables.gap.of(tasks[i]!)!)
    };
  });
  const own = predictors.indexOf(marked);
  const placeIn = (count: Uint16Array): number => {
    const sizes = columns.map(({at, x, gap}) => {
      const w = at.map((i) => count[i]!);
      return Math.abs(correlation(x, gap, w));
    });
    return Number.isNaN(sizes[own] ?? NaN) ? NaN : 1 + sizes.filter((size) => size > sizes[own]!).length;
  };
  const place = placeIn(new Uint16Array(tasks.length).fill(1));
  if (Number.isNaN(place)) return null;
  // No interval: every resample gives the same place.
  return {place, interval: bootstrap(tasks.length, placeIn, {kind: "percentile"})?.interval ?? [place, place]};
}
