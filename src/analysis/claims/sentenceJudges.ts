import {estimate} from "../estimators/estimate.js";
import {type Estimate, side} from "../estimators/Estimated.js";
import {meanGap} from "../models/labelAnswers.js";
import {unseenDifferences} from "../models/unseenDifference.js";
import {speedupOf, successAdjustedSpeedupOf} from "../panel/Globals.js";
import {type Mode, modeLabels, modes} from "../panel/Panel.js";
import {sharedPopulation} from "../panel/Specification.js";
import {specify} from "../panel/specify.js";
import {fixed, list} from "../words/format.js";
import type {Evidence, Judgement} from "./Claim.js";
import {absent, correlationWords, type Judge, observedIn, rounding, undecided} from "./judgement.js";

/** Sentences that the essay builds on without a number, or with one of its figures in other words. */
export const sentenceJudges = {
  C27: judgeSameModel,
  C28: rounding(({globals: {api}}) => {
    const [observed, useful] = [speedupOf(api), successAdjustedSpeedupOf(api)];
    const note =
      "Both times are the model's own estimates, without a published error." +
      (useful === null ? "" : ` Counting only what was judged successful it is ${fixed(useful)} times.`);
    return observed === null ? null : {observed, n: null, note};
  }),
  C29: () =>
    undecided(
      "not testable",
      "The dataset publishes no number of turns. An API row is a single prompt and its response, one turn whatever the task took."
    ),
  C30: judgeThroughput
} as const satisfies Record<string, Judge>;

function judgeSameModel({panel}: Evidence): Judgement {
  const [all, half] = unseenDifferences(estimate(meanGap, panel), [100, 50]);
  const needed =
    all === undefined || half === undefined
      ? ""
      : ` Were all API use on another model, the models would have to differ by ${fixed(all.success)} points of success to make ` +
        `the mean gap; were half of it, by ${fixed(half.success)}.`;
  return undecided(
    "not testable",
    `The dataset does not say which model answered, and the API's traffic may hold several.${needed}`
  );
}

function judgeThroughput(evidence: Evidence): Judgement {
  const found = modes.map((mode) => ({mode, answer: speedBy(mode, evidence)}));
  const own = found.find(({mode}) => mode === "directive")!.answer;
  if (!own.estimable) return absent(evidence, "human_with_ai_time", "times alone and with AI by task");
  const stronger = found.filter(({answer}) => answer.estimable && answer.value > own.value);
  const way = side(own.interval!);
  const others =
    stronger.length === 0
      ? "no other mode's share goes with more"
      : `more goes with ${list(stronger.map(({mode, answer}) => `${modeLabels[mode]} (${correlationWords(answer)})`))}`;
  return {
    ...observedIn(own),
    verdict: way < 0 ? "contradicted" : way > 0 && stronger.length === 0 ? "reproduced" : "not supported",
    reason:
      `On Claude.ai the directive share of a task goes with its speed-up at ${correlationWords(own)}; ${others}. Both times are ` +
      "guesses of the model that judges success, and a short conversation counts as a fast one."
  };
}

const speedBy = (mode: Mode, {panel}: Evidence): Estimate =>
  estimate(
    specify({
      population: {...sharedPopulation, platform: "claude", pseudo_tasks: false},
      outcome: "log_claude_speedup",
      predictor: `claude_${mode}`
    }),
    panel
  );
