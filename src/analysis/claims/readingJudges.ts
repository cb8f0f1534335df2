import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Estimated, side} from "../estimators/Estimated.js";
import {difficulty} from "../models/difficulty.js";
import {sampleOf} from "../panel/Sample.js";
import {essayPopulation, essaySpecification, type Specification} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";
import {count, fixed, range, signed} from "../words/format.js";
import type {Evidence, Judgement} from "./Claim.js";
import {correlationWords, type Judge, observedIn, undecided, withoutSuccess} from "./judgement.js";

/** Shares at which this report calls API use of a task mostly directive, or rarely so. */
const mostlyDirective = 70;
const rarelyDirective = 25;

/** The four correlations with the gap that the notebook prints. */
const notebookPredictors: readonly VariableId[] = [
  "api_directive",
  "api_learning",
  "learning_difference",
  "directive_difference"
];

/** The predictors that “strongest single predictor” is judged among: the essay's four, on either platform. */
const rivalPredictors: readonly VariableId[] = [
  "api_directive",
  "api_learning",
  "api_task_iteration",
  "api_autonomy",
  "claude_directive",
  "claude_learning",
  "claude_task_iteration",
  "claude_autonomy"
];

/** Readings of the numbers: what the essay concludes from them. */
export const readingJudges = {
  C09: judgeBiggestGaps,
  C14: judgeSign,
  C15: judgeLevels,
  C17: judgeStrongest,
  C25: judgeCause,
  C26: () => undecided("not testable", "The dataset publishes a cost index for the API only, and no cost on Claude.ai.")
} as const satisfies Record<string, Judge>;

function judgeBiggestGaps(evidence: Evidence): Judgement {
  const spec = specify({outcome: "api_directive", predictor: "gap", transform: "top_decile", estimator: "ols_hc3"});
  const found = estimate(spec, evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const way = side(found.interval!);
  return {
    ...observedIn(found),
    verdict: way > 0 ? "reproduced" : way < 0 ? "contradicted" : "not supported",
    reason:
      `The tenth of tasks with the largest gaps has a mean API directive share ${signed(found.value)} pp from the ` +
      `others' (95 % interval ${range(found.interval!)}). ${sayHighlyDirective(spec, evidence)}`
  };
}

/** “Of the 26 tasks with the widest gaps none has …”. */
function sayHighlyDirective(spec: Specification, {panel}: Evidence): string {
  const {x, y} = sampleOf(spec, panel);
  const widest = y.filter((_, i) => x[i] === 1);
  const high = widest.filter((share) => share >= mostlyDirective).length;
  return `Of these ${widest.length} tasks ${high === 0 ? "none has" : high === 1 ? "one has" : `${high} have`} an API directive share of ${mostlyDirective} % or more.`;
}

function judgeSign(evidence: Evidence): Judgement {
  const found = estimate(essaySpecification, evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const way = side(found.interval!);
  const meaning =
    way < 0
      ? "a negative r says that the gap is smaller, not wider, where API use is more directive"
      : way > 0
        ? "the gap is wider where API use is more directive"
        : "the interval includes no association";
  return {
    ...observedIn(found),
    verdict: way > 0 ? "reproduced" : way < 0 ? "contradicted" : "not supported",
    reason: `${correlationWords(found)}: ${meaning}.`
  };
}

function judgeLevels(evidence: Evidence): Judgement {
  const mostly = levelOf(evidence, {min: mostlyDirective, max: null});
  const rare = levelOf(evidence, {min: null, max: rarelyDirective});
  if (!mostly.estimable && !rare.estimable && !evidence.metrics.includes("success")) return withoutSuccess(evidence);
  if (!mostly.estimable || !rare.estimable)
    return undecided("not testable", "Too few tasks have an API directive share that high or that low.");
  const first = Math.round(mostly.value) === 58;
  const second = rare.interval![0] > 80;
  const below = rare.interval![1] < 80;
  return {
    observed: {mostly_directive: mostly.value, rarely_directive: rare.value},
    interval: null,
    intervals: {mostly_directive: mostly.interval!, rarely_directive: rare.interval!},
    n: mostly.n + rare.n,
    verdict: first && second ? "reproduced" : below ? "contradicted" : "not supported",
    reason:
      `API success averages ${fixed(mostly.value)} % (${range(mostly.interval!)}, n = ${count(mostly.n)}) where at least ` +
      `${mostlyDirective} % of API use is directive, and ${fixed(rare.value)} % (${range(rare.interval!)}, n = ${count(rare.n)}) ` +
      `where at most ${rarelyDirective} % is.`
  };
}

function levelOf({panel}: Evidence, within: {min: number | null; max: number | null}): Estimate {
  return estimate(meanOf("api_success", {...essayPopulation, ranges: [{variable: "api_directive", ...within}]}), panel);
}

function judgeStrongest(evidence: Evidence): Judgement {
  const of = (predictors: readonly VariableId[]): Ranked[] => ranked(predictors, evidence);
  const found = of(rivalPredictors);
  const own = found.find(({predictor}) => predictor === "api_directive");
  const [strongest] = found;
  if (!own || !strongest) return withoutSuccess(evidence);
  const same = strongest === own;
  const first = of(notebookPredictors)[0]!.predictor === "api_directive";
  const printed = `Among the four that the notebook prints it is ${first ? "" : "not "}the largest. `;
  return {
    ...observedIn(own.answer),
    verdict: same ? "reproduced" : "not supported",
    reason: same
      ? `Of ${found.length} predictors none has a larger |r|: ${correlationWords(own.answer)}.`
      : `${printed}${variables[strongest.predictor].label} is ${apart(strongest, own) ? "clearly " : ""}stronger: ` +
        `${correlationWords(strongest.answer)}, against ${correlationWords(own.answer)} for the API's directive share.`
  };
}

interface Ranked {
  predictor: VariableId;
  answer: Estimated;
}

/** The correlations with the gap that can be estimated, strongest first. */
function ranked(predictors: readonly VariableId[], {panel}: Evidence): Ranked[] {
  return predictors
    .flatMap((predictor) => {
      const answer = estimate(specify({predictor}), panel);
      return answer.estimable ? [{predictor, answer}] : [];
    })
    .sort((a, b) => Math.abs(b.answer.value) - Math.abs(a.answer.value));
}

/** Whether the whole interval of one |r| lies above that of the other: stricter than a test of their difference. */
function apart(stronger: Ranked, weaker: Ranked): boolean {
  const sizes = ({answer: {interval}}: Ranked): number[] => interval!.map(Math.abs);
  return side(stronger.answer.interval!) !== 0 && Math.min(...sizes(stronger)) > Math.max(...sizes(weaker));
}

function judgeCause({panel}: Evidence): Judgement {
  const asked = specify({outcome: "api_success", estimator: "ols_hc3"});
  const plain = estimate(asked, panel);
  const adjusted = estimate({...asked, adjust: difficulty}, panel);
  const clustered = estimate({...asked, adjust: difficulty, estimator: "ols_cluster_soc"}, panel);
  const slope = (found: Estimated): string => `${signed(found.value, 2)} pp (${range(found.interval!, 2)})`;
  const seen = plain.estimable ? `Across tasks, API success changes by ${slope(plain)} a point of directive use. ` : "";
  const fixedDifficulty = adjusted.estimable ? `With time alone and education held fixed it is ${slope(adjusted)}` : "";
  const groups = clustered.estimable ? `, clustered by occupation ${slope(clustered)}` : "";
  return undecided(
    "not testable",
    `${seen}${fixedDifficulty}${fixedDifficulty && `${groups}. `}Tasks used in a directive way differ in difficulty, users and ` +
      "purpose. Assigning the same task to be done with and without a person in the loop would test it."
  );
}
