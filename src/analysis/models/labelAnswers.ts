import {cross} from "d3-array";

import {crossing} from "../estimators/crossing.js";
import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {sum} from "../estimators/moments.js";
import {type Mode, modes, type Panel, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification, type Specification} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {correctInto, correctLabels, type Labels, perfectLabel, qualityOf, wrongPerHundred} from "./labels.js";

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
