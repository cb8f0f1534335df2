import type {Estimate, NamedInterval} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
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
