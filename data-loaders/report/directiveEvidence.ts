import {bandMeans} from "../../src/analysis/bands.js";
import type {Estimate} from "../../src/analysis/Estimated.js";
import type {Influence} from "../../src/analysis/influence.js";
import {leaveOneGroupOut, leaveOneTaskOut} from "../../src/analysis/influence.js";
import {simultaneous} from "../../src/analysis/multiplicity.js";
import type {Panel} from "../../src/analysis/Panel.js";
import {essayPopulation, essaySpecification} from "../../src/analysis/Specification.js";
import type {VariableId} from "../../src/analysis/variables.js";
import {variables} from "../../src/analysis/variables.js";
import type {BandPoint} from "../../src/components/bandPlot.js";
import type {NamedInterval} from "../../src/components/intervalPlot.js";

/** Everything about a task that could predict its gap, without using success itself. */
const predictors: readonly VariableId[] = [
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
export function rankPredictors(panel: Panel): NamedInterval[] {
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
              marked: predictors[i] === "api_directive"
            }
          ]
        : []
    )
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
}

/** Mean success on both platforms in six bands of the API's directive share. */
export function directiveBands(panel: Panel): BandPoint[] {
  return successBands(panel, "api_directive", 6);
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
export interface InfluenceOfOne {
  tasks: Influence[];
  groups: Influence[];
}

export function influenceOf(panel: Panel): InfluenceOfOne {
  return {tasks: leaveOneTaskOut(essaySpecification, panel), groups: leaveOneGroupOut(essaySpecification, panel)};
}
