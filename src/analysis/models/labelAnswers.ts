import {cross} from "d3-array";

import {crossing, zeros} from "../estimators/crossing.js";
import {estimate, estimateOn} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import {sum} from "../estimators/moments.js";
import {augmentation, type Mode, modes, type Panel, type Platform, platforms} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification, type Specification} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {
  correctInto,
  correctLabels,
  type Labels,
  perfectLabel,
  type PlatformLabels,
  qualityOf,
  trueSuccess,
  wrongPerHundred
} from "./labels.js";

/** The two answers that a label's errors are held against: the mean gap, and its slope on the API's directive share. */
export const meanGap = meanOf("gap");
export const gapSlope: Specification = {...essaySpecification, estimator: "ols_hc3"};

export type LabelAnswers = ReturnType<typeof labelAnswers>;

/**
 * What labels of a given quality make of the mean gap and of its slope: corrects the essay's tasks and asks again.
 *
 * @param slope asked beside the mean gap.
 */
export function labelAnswers(panel: Panel, labels: Labels, slope = gapSlope) {
  const tasks = selectTasks(panel, essayPopulation);
  const {panel: corrected, impossible} = correctLabels(tasks, labels);
  return {
    /** The essay's tasks with true success shares: what the answers were estimated on. */
    panel: corrected,
    gap: estimate(meanGap, corrected),
    slope: estimate(slope, corrected),
    /** Of the reported shares (`shares` of them, two a task), those that labels of this quality can't have reported. */
    impossible,
    shares: 2 * tasks.length,
    /** Conversations of 100 that the label gets wrong, mean over tasks; null where a task's label tells nothing. */
    wrong: {claude: meanWrong(corrected, "claude", labels), api: meanWrong(corrected, "api", labels)}
  };
}

function meanWrong(corrected: Panel, platform: Platform, labels: Labels): number | null {
  const wrong = corrected.flatMap((row) => {
    const share = row[`${platform}_success`];
    return share === null ? [] : wrongPerHundred(share, qualityOf(row, platform, labels[platform]));
  });
  return wrong.length === 0 || wrong.length < corrected.length ? null : sum(wrong) / wrong.length;
}

/**
 * What it takes when only the conversations of one mode on one platform are judged too harshly, one after the other and
 * all other labels right; empty where the essay's tasks are not published.
 */
export function modeTippings(panel: Panel, slope = gapSlope) {
  const tasks = selectTasks(panel, essayPopulation);
  if (tasks.length === 0) return [];
  return cross(platforms, modes, (platform, mode) => ({
    platform,
    mode,
    /** Mean share of the mode, per cent; a task that doesn't publish it counts 0. */
    share: sum(tasks.map((row) => row[`${platform}_${mode}`] ?? 0)) / tasks.length,
    /** Sensitivity in that mode, 0 to 1, at which the mean gap, or its slope, is 0; null where none does it. */
    gap: modeTipping(meanGap, tasks, platform, mode),
    slope: modeTipping(slope, tasks, platform, mode)
  }));
}

/** Sensitivities are told apart down to this. */
const precision = 1e-4;

/**
 * The sensitivity in one mode on one platform at which an estimate reaches 0, all other labels being right: the nearest one
 * below 1, in ever smaller steps towards where the label of some task tells nothing.
 *
 * @returns null when no sensitivity does it before that.
 */
export function modeTipping(spec: Specification, panel: Panel, platform: Platform, mode: Mode): number | null {
  // A correction takes cells away and moves their values; it adds none. Other tasks need no correcting.
  const tasks = selectTasks(panel, {...spec.population, ranges: []});
  const {panel: corrected} = correctLabels(tasks, {claude: perfectLabel, api: perfectLabel});
  const answer = (sensitivity: number): Estimate => {
    correctInto(corrected, tasks, platform, {...perfectLabel, byMode: {[mode]: {sensitivity, specificity: 1}}});
    return estimate(spec, corrected, {replicates: 0});
  };
  const now = answer(1);
  if (!now.estimable) return null;
  const left = (sensitivity: number): number | null => {
    const {value, n} = answer(sensitivity);
    return value === null || n < now.n ? null : value * Math.sign(now.value);
  };
  let [high, step] = [1, 1 / 20];
  while (step > precision / 2 && high > precision) {
    const low = Math.max(precision, high - step);
    const there = left(low);
    if (there === null) step /= 2;
    else if (there <= 0) return crossing((v) => (left(v) ?? NaN) > 0, high, low, precision);
    else high = low;
  }
  return null;
}

/** Of whose conversations on Claude.ai the label may be too kind. */
const kindTo = {
  all: modes,
  augmentation,
  learning: ["learning"]
} as const satisfies Record<string, readonly Mode[]>;
export type KindTo = keyof typeof kindTo;

const method =
  "failures of 100 that the Claude.ai label counts as success where the corrected mean gap is 0 (API label right), bisection; " +
  "interval inverts the gap's t 95 % interval";

/**
 * How kind the success label would have to be to conversations in which a person takes part, for the essay's mean gap to
 * vanish: the number of 100 failures on Claude.ai that it counts as success, in all conversations or in some modes alone,
 * every success and every API conversation being judged rightly (Rogan & Gladen 1978, by mode as in `correctLabels`;
 * folded modes are judged rightly). The reverse of a label that is harsh on the API.
 *
 * @returns not estimable when there is no gap to close, or when it stays open though every failure counted as success.
 */
export function labelKindness(panel: Panel, to: KindTo): Estimate {
  const tasks = selectTasks(panel, meanGap.population);
  const sample = sampleOf(meanGap, tasks);
  const gapAt = (passed: number): Estimate => {
    const labels = kindLabels(to, passed);
    const y = tasks.map((row) => (trueSuccess(row, "claude", labels) ?? NaN) - row.api_success!);
    return estimateOn({...sample, y}, meanGap);
  };
  const now = gapAt(0);
  if (!now.estimable) return {...now, method};
  if (!(now.value > 0)) return notEstimable(method, now.n, "there is no gap in Claude.ai's favour to close");
  const {value, low, high} = zeros(gapAt, 0, 100 - 1e-6);
  if (value === null)
    return notEstimable(method, now.n, "the gap stays open though every failure there counted as success");
  return {
    estimable: true,
    value,
    interval: [low ?? 0, high ?? 100],
    p: null,
    n: now.n,
    method: high === null ? `${method}; at 100 it stops, as the gap's upper end stays above 0` : method,
    details: {impossible: correctLabels(tasks, {claude: kindLabels(to, value), api: perfectLabel}).impossible}
  };
}

/** A Claude.ai label that counts so many of 100 failures as success. */
function kindLabels(to: KindTo, passed: number): PlatformLabels {
  const kind = {sensitivity: 1, specificity: 1 - passed / 100};
  return to === "all" ? kind : {...perfectLabel, byMode: Object.fromEntries(kindTo[to].map((mode) => [mode, kind]))};
}
