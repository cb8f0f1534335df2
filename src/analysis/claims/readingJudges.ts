import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Estimated, side} from "../estimators/Estimated.js";
import {difficulty} from "../models/difficulty.js";
import {meanGap} from "../models/labelAnswers.js";
import {modeLabels, modes} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {essayPopulation, essaySpecification, sharedPopulation} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";
import {count, fixed, list, range, signed} from "../words/format.js";
import {byDirection} from "../words/say.js";
import type {Evidence} from "./Claim.js";
import {
  absent,
  correlationWords,
  type Judge,
  judged,
  observedIn,
  untestable,
  verdictOf,
  withoutSuccess
} from "./judgement.js";

/** Shares at which this report calls API use of a task mostly directive, or rarely so. */
const mostlyDirective = 70;
const rarelyDirective = 25;

const judgeBiggestGaps: Judge = (evidence, _claim, say) => {
  const spec = specify({outcome: "api_directive", predictor: "gap", transform: "top_decile", estimator: "ols_hc3"});
  const found = estimate(spec, evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const way = side(found.interval!);
  const {x, y} = sampleOf(spec, evidence.panel);
  const widest = y.filter((_, i) => x[i] === 1);
  const high = widest.filter((share) => share >= mostlyDirective).length;
  const parts = {
    difference: signed(found.value),
    ends: range(found.interval!),
    widest: widest.length,
    high: high === 0 ? "none has" : high === 1 ? "one has" : `${high} have`,
    mostly: mostlyDirective
  };
  return judged(verdictOf(way > 0, way < 0), say("reason", parts), observedIn(found));
};

const judgeSign: Judge = (evidence, _claim, say) => {
  const found = estimate(essaySpecification, evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const way = side(found.interval!);
  const meaning = say(byDirection(found, {above: "above", below: "below", unclear: "unclear"}));
  return judged(verdictOf(way > 0, way < 0), `${correlationWords(found)}: ${meaning}.`, observedIn(found));
};

const judgeLevels: Judge = (evidence, _claim, say) => {
  const mostly = levelOf(evidence, {min: mostlyDirective, max: null});
  const rare = levelOf(evidence, {min: null, max: rarelyDirective});
  if (!mostly.estimable && !rare.estimable && !evidence.metrics.includes("success")) return withoutSuccess(evidence);
  if (!mostly.estimable || !rare.estimable) return judged("not testable", say("few"));
  const told = ({value, interval, n}: Estimated): string => `${fixed(value)} % (${range(interval!)}, n = ${count(n)})`;
  const reason = say("reason", {first: told(mostly), mostlyDirective, second: told(rare), rarelyDirective});
  const met = Math.round(mostly.value) === 58 && rare.interval![0] > 80;
  return judged(verdictOf(met, rare.interval![1] < 80), reason, {
    observed: {mostly_directive: mostly.value, rarely_directive: rare.value},
    intervals: {mostly_directive: mostly.interval!, rarely_directive: rare.interval!},
    n: mostly.n + rare.n
  });
};

const levelOf = ({panel}: Evidence, within: {min: number | null; max: number | null}): Estimate =>
  estimate(meanOf("api_success", {...essayPopulation, ranges: [{variable: "api_directive", ...within}]}), panel);

/** The four correlations with the gap that the notebook prints. */
const notebookPredictors: readonly VariableId[] = [
  "api_directive",
  "api_learning",
  "learning_difference",
  "directive_difference"
];

/** The predictors that “strongest single predictor” is judged among: the essay's four, on either platform. */
const rivalPredictors = (["api", "claude"] as const).flatMap((platform) =>
  (["directive", "learning", "task_iteration", "autonomy"] as const).map((measure) => `${platform}_${measure}` as const)
);

const judgeStrongest: Judge = (evidence, _claim, say) => {
  const found = ranked(rivalPredictors, evidence);
  const own = found.find(({predictor}) => predictor === "api_directive");
  const [strongest] = found;
  if (!own || !strongest) return withoutSuccess(evidence);
  const met = strongest === own;
  const parts = {
    count: found.length,
    not: ranked(notebookPredictors, evidence)[0]!.predictor === "api_directive" ? "" : "not ",
    strongest: variables[strongest.predictor].label,
    clearly: apart(strongest.answer, own.answer) ? "clearly " : "",
    r: correlationWords(strongest.answer),
    own: correlationWords(own.answer)
  };
  return judged(verdictOf(met), say(met ? "met" : "beaten", parts), observedIn(own.answer));
};

/** The correlations with the gap that can be estimated, strongest first. */
function ranked(predictors: readonly VariableId[], {panel}: Evidence): {predictor: VariableId; answer: Estimated}[] {
  return predictors
    .flatMap((predictor) => {
      const answer = estimate(specify({predictor}), panel);
      return answer.estimable ? [{predictor, answer}] : [];
    })
    .sort((a, b) => Math.abs(b.answer.value) - Math.abs(a.answer.value));
}

/** Whether the whole interval of one |r| lies above that of the other: stricter than a test of their difference. */
const apart = ({interval: stronger}: Estimated, {interval: weaker}: Estimated): boolean =>
  side(stronger!) !== 0 && Math.min(...stronger!.map(Math.abs)) > Math.max(...weaker!.map(Math.abs));

const judgeCause: Judge = ({panel}, _claim, say) => {
  const asked = specify({outcome: "api_success", estimator: "ols_hc3"});
  const slopes = [
    ["plain", asked],
    ["adjusted", {...asked, adjust: difficulty}],
    ["clustered", {...asked, adjust: difficulty, estimator: "ols_cluster_soc"}]
  ] as const;
  const told = slopes.map(([name, spec]) => {
    const {value, interval} = estimate(spec, panel);
    return value === null ? "" : say(name, {slope: `${signed(value, 2)} pp (${range(interval!, 2)})`});
  });
  return judged("not testable", `${told.join("")}${told[1] && ". "}${say("reason")}`);
};

const judgeSameModel: Judge = ({panel}, _claim, say) => {
  const {value} = estimate(meanGap, panel);
  const needed = value === null ? "" : ` ${say("needed", {all: fixed(value), half: fixed(2 * value)})}`;
  return judged("not testable", say("reason") + needed);
};

const judgeThroughput: Judge = (evidence, _claim, say) => {
  const population = {...sharedPopulation, platform: "claude", pseudo_tasks: false} as const;
  const found = modes.map((mode) => ({
    mode,
    answer: estimate(specify({population, outcome: "log_claude_speedup", predictor: `claude_${mode}`}), evidence.panel)
  }));
  const own = found.find(({mode}) => mode === "directive")!.answer;
  if (!own.estimable) return absent(evidence, "human_with_ai_time", "times alone and with AI by task");
  const stronger = found
    .filter(({answer}) => answer.estimable && answer.value > own.value)
    .map(({mode, answer}) => `${modeLabels[mode]} (${correlationWords(answer)})`);
  const way = side(own.interval!);
  const others = stronger.length === 0 ? say("none") : say("more", {modes: list(stronger)});
  const reason = say("reason", {own: correlationWords(own), others});
  return judged(verdictOf(way > 0 && stronger.length === 0, way < 0), reason, observedIn(own));
};

/** What the essay concludes from the numbers, or builds on without one. */
export const readingJudges = {
  C09: judgeBiggestGaps,
  C14: judgeSign,
  C15: judgeLevels,
  C17: judgeStrongest,
  C25: judgeCause,
  C26: untestable,
  C27: judgeSameModel,
  C29: untestable,
  C30: judgeThroughput
} as const satisfies Record<string, Judge>;
