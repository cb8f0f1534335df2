import type {ConfoundingReport} from "./confoundingReport.js";
import {confoundingReport} from "./confoundingReport.js";
import type {NotEstimable} from "./Estimated.js";
import {gapSlope} from "./labelAnswers.js";
import type {Panel} from "./Panel.js";
import type {Codec} from "./query.js";
import {codecOf, keyOf} from "./query.js";
import type {SlopeParts} from "./slopeParts.js";
import {slopeParts} from "./slopeParts.js";
import type {Specification} from "./Specification.js";
import type {VariableId} from "./variables.js";

/** How hard a task is, as far as the dataset tells: both judged by the model from Claude.ai conversations. */
export const difficulty = ["log_claude_human_only_time", "claude_human_education"] as const satisfies VariableId[];

/** The slope of the gap on the API's directive share, with different things held fixed. */
const adjustments: readonly {name: string; adjust: readonly VariableId[]}[] = [
  {name: "nothing held fixed", adjust: []},
  {name: "time alone", adjust: ["log_claude_human_only_time"]},
  {name: "education", adjust: ["claude_human_education"]},
  {name: "time, education", adjust: difficulty},
  {name: "+ conversations", adjust: [...difficulty, "log_claude_n", "log_api_n"]},
  {name: "+ Claude.ai directive", adjust: [...difficulty, "claude_directive"]},
  {name: "+ Claude.ai success", adjust: [...difficulty, "claude_success"]}
];

/** One model, with the slopes of both sides of the gap over the same tasks. */
export interface AdjustedModel extends SlopeParts {
  name: string;
}

/** The adjusted models, side by side. */
export function adjustedModels(panel: Panel): AdjustedModel[] {
  return adjustments.map(({name, adjust}) => ({name, ...slopeParts({...gapSlope, adjust}, panel)}));
}

/** Covariates that an unmeasured one can be likened to. */
export const yardsticks = {
  claude_human_education: "human education",
  log_claude_human_only_time: "log time alone",
  claude_learning: "Claude.ai learning share",
  claude_directive: "Claude.ai directive share",
  log_api_n: "log conversations (API)"
} as const satisfies Partial<Record<VariableId, string>>;
export type Yardstick = keyof typeof yardsticks;

/** The model that an unmeasured variable would be missing from: difficulty and the yardstick held fixed. */
export function yardstickModel(yardstick: Yardstick): Specification {
  const adjust = [...new Set<VariableId>([...difficulty, yardstick])];
  return {...gapSlope, estimator: "ols_classical", adjust};
}

/** How strong something unmeasured would have to be, with one covariate as yardstick. */
export function confoundingBy(panel: Panel, yardstick: Yardstick): ConfoundingReport | NotEstimable {
  const report = confoundingReport(yardstickModel(yardstick), panel);
  if (!report.estimable) return report;
  return {...report, benchmarks: report.benchmarks.filter(({covariate}) => covariate === yardstick)};
}

/** A yardstick and its address. */
export const yardstickAddress: Codec<Yardstick> = codecOf<Yardstick>(
  {yardstick: {write: (yardstick) => yardstick, read: (text) => keyOf(yardsticks, text)}},
  "claude_human_education"
);
