import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {choiceCodec, type Codec} from "../panel/query.js";
import type {Specification} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";
import {confoundingReport} from "./confounding.js";
import {gapSlope} from "./labelAnswers.js";

/** How hard a task is, as far as the dataset tells: both judged by the model from Claude.ai conversations. */
export const difficulty = ["log_claude_human_only_time", "claude_human_education"] as const satisfies VariableId[];

/** Covariates that an unmeasured one can be likened to. */
export const yardsticks = {
  claude_human_education: "human education",
  log_claude_human_only_time: "log time alone",
  claude_learning: "Claude.ai learning share",
  claude_directive: "Claude.ai directive share",
  log_api_n: "log conversations (API)"
} as const satisfies Partial<Record<VariableId, string>>;
export type Yardstick = keyof typeof yardsticks;

/** Those that can stand beside a predictor: all but itself. */
export const yardsticksFor = (predictor: VariableId): Yardstick[] =>
  (Object.keys(yardsticks) as Yardstick[]).filter((yardstick) => yardstick !== predictor);

/** What is held fixed beside a predictor: difficulty, as far as it is not the predictor itself. */
export const difficultyBeside = (predictor: VariableId): VariableId[] => difficulty.filter((id) => id !== predictor);

/** The model that an unmeasured variable would be missing from: difficulty and the yardstick held fixed. */
export function yardstickModel(yardstick: Yardstick, predictor: VariableId = "api_directive"): Specification {
  const adjust = [...new Set<VariableId>([...difficultyBeside(predictor), yardstick])];
  return {...gapSlope, predictor, estimator: "ols_classical", adjust};
}

/** How strong something unmeasured would have to be, with one covariate as yardstick. */
export function confoundingBy(panel: Panel, yardstick: Yardstick, predictor?: VariableId) {
  const report = confoundingReport(yardstickModel(yardstick, predictor), panel);
  if (!report.estimable) return report;
  return {...report, benchmarks: report.benchmarks.filter(({covariate}) => covariate === yardstick)};
}

export function yardstickAddress(predictor: VariableId): Codec<Yardstick> {
  const known = yardsticksFor(predictor);
  const offered = Object.fromEntries(known.map((yardstick) => [yardstick, yardsticks[yardstick]])) as typeof yardsticks;
  return choiceCodec("yardstick", offered, known[0]!);
}

/** A slope on a natural logarithm, for each doubling. */
export function perDoubling(slope: Estimate): Estimate {
  if (!slope.estimable) return slope;
  const {value, interval} = slope;
  return {...slope, value: value * Math.LN2, interval: interval && [interval[0] * Math.LN2, interval[1] * Math.LN2]};
}
