import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {meanGap} from "../models/labelAnswers.js";
import {unseenDifferences} from "../models/unseenDifference.js";
import {speedupOf, successAdjustedSpeedupOf} from "../panel/Globals.js";
import {type Mode, modeLabels, modes} from "../panel/Panel.js";
import {essaySpecification, sharedPopulation, type Specification} from "../panel/Specification.js";
import {fixed, list} from "../words/format.js";
import type {Claim, Evidence, Judgement} from "./Claim.js";
import {absent, carried, figureClaim, side, undecided} from "./judgement.js";
import {correlationWords} from "./taskClaims.js";

const times = "times alone and with AI";

/** Sentences that the essay builds on without a number, or with one of its figures in other words. */
export const sentenceClaims: Claim[] = [
  {
    id: "C27",
    statement: "Both platforms run the same model, so the gap is not one of raw capability.",
    published: null,
    rule: "Needs the model of each conversation. The reason says how far models would have to differ to make the gap.",
    judge: judgeSameModel
  },
  figureClaim({
    id: "C28",
    statement: "Through the API, work goes 25 times faster than by a person alone.",
    published: 25,
    digits: 0,
    unit: "×",
    needs: "human_with_ai_time",
    what: times,
    observe({globals: {api}}) {
      const value = speedupOf(api);
      return value === null ? null : {value, interval: null, n: null};
    },
    note({globals: {api}}) {
      const useful = successAdjustedSpeedupOf(api);
      return (
        "Both times are the model's own estimates, without a published error." +
        (useful === null ? "" : ` Counting only what was judged successful it is ${fixed(useful)} times.`)
      );
    }
  }),
  {
    id: "C29",
    statement: "Directive use through the API takes fewer turns a task.",
    published: null,
    rule: "Needs the number of turns on both platforms.",
    judge: () =>
      undecided(
        "not testable",
        "The dataset publishes no number of turns. An API row is a single prompt and its response, one turn whatever the task took."
      )
  },
  {
    id: "C30",
    statement: "The pattern of use that gets the most throughput is directive.",
    published: null,
    rule:
      "Over all tasks on Claude.ai, the correlation of each mode's share with the logarithm of the speed-up. Reproduced when " +
      "directive's interval lies above 0 and no other mode's r is larger, contradicted when its interval lies below 0, otherwise " +
      "not supported.",
    judge: judgeThroughput
  }
];

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
  if (!own.estimable) return absent(evidence, "human_with_ai_time", `${times} by task`);
  const stronger = found.filter(({answer}) => answer.estimable && answer.value > own.value);
  const way = side(own.interval!);
  const others =
    stronger.length === 0
      ? "no other mode's share goes with more"
      : `more goes with ${list(stronger.map(({mode, answer}) => `${modeLabels[mode]} (${correlationWords(answer)})`))}`;
  return {
    ...carried(own),
    verdict: way < 0 ? "contradicted" : way > 0 && stronger.length === 0 ? "reproduced" : "not supported",
    reason:
      `On Claude.ai the directive share of a task goes with its speed-up at ${correlationWords(own)}; ${others}. Both times are ` +
      "guesses of the model that judges success, and a short conversation counts as a fast one."
  };
}

function speedBy(mode: Mode, {panel}: Evidence): Estimate {
  const spec: Specification = {
    ...essaySpecification,
    population: {...sharedPopulation, platform: "claude", pseudo_tasks: false},
    outcome: "log_claude_speedup",
    predictor: `claude_${mode}`
  };
  return estimate(spec, panel);
}
