import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Mode, Panel, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Specification} from "../panel/Specification.js";
import {correctLabels, type LabelQuality, type Labels, trueShare, wrongPerHundred, youden} from "./labels.js";

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
    const atLow = at(low);
    if (atLow === null) step /= 2;
    else if (atLow * atHigh <= 0) return halved(at, low, high, atHigh);
    else [high, atHigh] = [low, atLow];
  }
  return null;
}

/** Bisection of a change of sign. */
function halved(at: (v: number) => number | null, low: number, high: number, atHigh: number): number | null {
  while (high - low > precision) {
    const middle = (low + high) / 2;
    const value = at(middle);
    if (value === null) return null;
    if (value * atHigh > 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}
