import {cross} from "d3-array";

import {crossing} from "../estimators/crossing.js";
import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import {sum} from "../estimators/moments.js";
import {type Mode, modes, type Panel, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification, type Specification} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {
  correctLabels,
  type LabelQuality,
  type Labels,
  perfectLabel,
  qualityOf,
  trueShare,
  wrongPerHundred,
  youden
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

/** Mean success by platform, per cent; null where one can't be had. */
export function meanSuccess(tasks: Panel): Record<Platform, number> | null {
  const [claude, api] = platforms.map((platform) => estimate(meanOf(`${platform}_success`), tasks).value);
  return claude == null || api == null ? null : {claude, api};
}

function meanWrong(corrected: Panel, platform: Platform, labels: Labels): number | null {
  const wrong = corrected.map((row) => {
    const share = row[`${platform}_success`];
    return share === null ? null : wrongPerHundred(share, qualityOf(row, platform, labels[platform]));
  });
  return wrong.length === 0 || wrong.includes(null) ? null : sum(wrong as number[]) / wrong.length;
}

/** Where an API label closes the mean gap, and by how much more often it is then wrong than Claude.ai's. */
export interface GapTipping extends Tipping {
  /** `wrong_more` with its interval over tasks. */
  wrong: Estimate;
}

/**
 * The tipping point of the essay's mean gap for a Claude.ai label and an API specificity, over all conversations of a
 * platform alike.
 *
 * @returns null when no API sensitivity closes the gap.
 */
export function gapTipping(panel: Panel, claude: LabelQuality, specificity: number): GapTipping | null {
  const tasks = selectTasks(panel, essayPopulation);
  const observed = meanSuccess(tasks);
  const tipping = observed && tippingPoint(observed, claude, specificity);
  return tipping && {...tipping, wrong: wrongMore(tasks, claude, specificity)};
}

/**
 * Wrong API labels beyond Claude.ai's where the gap is closed, as a mean over tasks: it is linear in both reported
 * shares, so each task has its part, and the interval of a mean holds.
 */
function wrongMore(tasks: Panel, claude: LabelQuality, specificity: number): Estimate {
  const parts = tasks.map((row) => {
    const share = trueShare(row.claude_success!, claude)!;
    const passed = (100 - share) * (1 - specificity);
    const wrong = share - row.api_success! + 2 * passed;
    // `meanGap` takes the API's success off again.
    return {...row, claude_success: wrong - wrongPerHundred(share, claude) + row.api_success!};
  });
  return estimate(meanGap, parts);
}

/** A quality of the API's labels at which the gap is gone. */
export interface Tipping extends LabelQuality {
  /** Conversations of 100 that the label then gets wrong on the API beyond those it gets wrong on Claude.ai. */
  wrong_more: number;
}

/**
 * The API sensitivity at which the true mean gap is 0, for a given API specificity and Claude.ai label.
 *
 * With a perfect Claude.ai label and API specificity 1, `wrong_more` is the mean gap itself, and that is the least any
 * label needs: every point of net harshness moves the API's mean by one point.
 *
 * @param observed mean reported success, per cent, over the same tasks.
 * @returns null when no sensitivity from 0 to 1 does it, or the Claude.ai label cannot have reported what it did.
 */
export function tippingPoint(
  observed: Record<Platform, number>,
  claude: LabelQuality,
  specificity = 1
): Tipping | null {
  const share = trueShare(observed.claude, claude);
  if (share === null || !(share > 0 && share <= 100)) return null;
  const sensitivity = 1 - specificity + (observed.api - 100 * (1 - specificity)) / share;
  const api = {sensitivity, specificity};
  if (!(sensitivity >= 0 && sensitivity <= 1 && youden(api) > 0)) return null;
  return {...api, wrong_more: wrongPerHundred(share, api) - wrongPerHundred(share, claude)};
}

/** The frontier of API label qualities where the mean gap is 0, by rising specificity; impossible points left out. */
export function gapFrontier(observed: Record<Platform, number>, claude: LabelQuality, steps = 100): Tipping[] {
  return Array.from({length: steps + 1}, (_, i) => tippingPoint(observed, claude, i / steps)).filter((t) => t !== null);
}

/**
 * Youden's J of the API's label at which the slope of the gap is 0, 0 to 1: a label shrinks every slope by its J,
 * whatever the level. Null when no label does it.
 *
 * @param slopes of reported success on the predictor, by platform, over the same tasks.
 */
export function slopeTipping(slopes: Record<Platform, number>, claude: LabelQuality): number | null {
  const needed = (youden(claude) * slopes.api) / slopes.claude;
  return needed > 0 && needed <= 1 ? needed : null;
}

/** All labels of one Youden's J above 0, by rising specificity. */
export function youdenLine(j: number, steps = 100): LabelQuality[] {
  return Array.from({length: steps + 1}, (_, i) => {
    const specificity = j + ((1 - j) * i) / steps;
    return {sensitivity: Math.min(1, 1 + j - specificity), specificity};
  });
}

/**
 * The sensitivity in one mode on one platform at which an estimate reaches 0, every other label as given: what it takes
 * if, say, only directive API conversations are judged too harshly. The nearest such value below the given one, to 1e-4.
 *
 * @returns null when no sensitivity does it before the label of some task tells nothing.
 */
export function modeTipping(
  spec: Specification,
  panel: Panel,
  labels: Labels,
  platform: Platform,
  mode: Mode
): number | null {
  const {byMode, ...own} = labels[platform];
  const start = byMode?.[mode] ?? own;
  // A correction takes cells away and moves their values; it adds none. Other tasks need no correcting.
  const tasks = selectTasks(panel, {...spec.population, ranges: []});
  const answer = (sensitivity: number): Estimate => {
    const changed = {...labels[platform], byMode: {...byMode, [mode]: {...start, sensitivity}}};
    return estimate(spec, correctLabels(tasks, {...labels, [platform]: changed}).panel, {replicates: 0});
  };
  const {n} = answer(start.sensitivity);
  const at = (sensitivity: number): number | null => {
    const {value, n: left} = answer(sensitivity);
    return left === n ? value : null;
  };
  return nearestZero(at, start.sensitivity);
}

/** Sensitivities are told apart down to this. */
const precision = 1e-4;

/** The zero of a function nearest below a start and above 0, in ever smaller steps towards where it is undefined. */
function nearestZero(at: (v: number) => number | null, start: number): number | null {
  let [high, atHigh] = [start, at(start)];
  let step = start / 20;
  while (atHigh !== null && step > precision / 2 && high > precision) {
    const low = Math.max(precision, high - step);
    const [atLow, side] = [at(low), atHigh];
    if (atLow === null) step /= 2;
    else if (atLow * side <= 0) return crossing((v) => (at(v) ?? NaN) * side > 0, high, low, precision);
    else [high, atHigh] = [low, atLow];
  }
  return null;
}

const trusted: Labels = {claude: perfectLabel, api: perfectLabel};

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
    gap: modeTipping(meanGap, tasks, trusted, platform, mode),
    slope: modeTipping(slope, tasks, trusted, platform, mode)
  }));
}
