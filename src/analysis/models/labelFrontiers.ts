import {range} from "d3-array";

import {crossing} from "../estimators/crossing.js";
import {estimate, slopeParts} from "../estimators/estimate.js";
import {type Panel, type Platform, platforms} from "../panel/Panel.js";
import {madeOnce} from "../panel/Sample.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";
import {direction} from "../words/say.js";
import {gapSlope, meanGap} from "./labelAnswers.js";
import {correctLabels, type LabelQuality, trueShare, wrongPerHundred, youden} from "./labels.js";

/** Mean success by platform, per cent; null where one can't be had. */
function meanSuccess(tasks: Panel): Record<Platform, number> | null {
  const [claude, api] = platforms.map((platform) => estimate(meanOf(`${platform}_success`), tasks).value);
  return claude == null || api == null ? null : {claude, api};
}

/**
 * The API's label at which the true mean gap is 0, for a given API specificity and Claude.ai label.
 *
 * @param observed mean reported success, per cent, over the same tasks.
 * @returns null when no sensitivity from 0 to 1 does it, or the Claude.ai label cannot have reported what it did.
 */
export function tippingPoint(
  observed: Record<Platform, number>,
  claude: LabelQuality,
  specificity = 1
): LabelQuality | null {
  const share = trueShare(observed.claude, claude);
  if (share === null || !(share > 0 && share <= 100)) return null;
  const sensitivity = 1 - specificity + (observed.api - 100 * (1 - specificity)) / share;
  const api = {sensitivity, specificity};
  return sensitivity >= 0 && sensitivity <= 1 && youden(api) > 0 ? api : null;
}

export type GapTipping = NonNullable<ReturnType<typeof gapTipping>>;

/**
 * The tipping point of the essay's mean gap for a Claude.ai label and an API specificity, over all conversations of a
 * platform alike. With a perfect Claude.ai label and API specificity 1, `wrong` is the mean gap itself, and that is the
 * least any label needs: every point of net harshness moves the API's mean by one point.
 *
 * @returns null when no API sensitivity closes the gap.
 */
export function gapTipping(panel: Panel, claude: LabelQuality, specificity: number) {
  const tasks = selectTasks(panel, essayPopulation);
  const observed = meanSuccess(tasks);
  const api = observed && tippingPoint(observed, claude, specificity);
  if (api === null) return null;
  // Linear in both reported shares, so each task has its part, and the interval of a mean holds.
  const parts = tasks.map((row) => {
    const share = trueShare(row.claude_success!, claude)!;
    const wrong = share - row.api_success! + 2 * (100 - share) * (1 - specificity);
    // `meanGap` takes the API's success off again.
    return {...row, claude_success: wrong - wrongPerHundred(share, claude) + row.api_success!};
  });
  const wrong = estimate(meanGap, parts);
  /** Conversations of 100 that the API's label then gets wrong beyond those that Claude.ai's does. */
  return wrong.estimable ? {...api, wrong} : null;
}

/** Specificities from one value to 1. */
const specificitiesFrom = (least: number): number[] => range(101).map((i) => least + ((1 - least) * i) / 100);

/** The frontier of API label qualities where the mean gap is 0, by rising specificity; impossible points left out. */
export const gapFrontier = (observed: Record<Platform, number>, claude: LabelQuality): LabelQuality[] =>
  specificitiesFrom(0).flatMap((specificity) => tippingPoint(observed, claude, specificity) ?? []);

/** All labels of one Youden's J above 0, by rising specificity. */
export const youdenLine = (j: number): LabelQuality[] =>
  specificitiesFrom(j).map((specificity) => ({sensitivity: Math.min(1, 1 + j - specificity), specificity}));

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

/** What poorer and poorer labels of the API do to the slope of the gap, as values of Youden's J; null where none does. */
export function slopeLimits(panel: Panel, label: LabelQuality, slope = gapSlope) {
  const tasks = selectTasks(panel, essayPopulation);
  const {claude, api} = slopeParts(slope, tasks);
  const known = claude.estimable && api.estimable && youden(label) > 0;
  const gone = known ? slopeTipping({claude: claude.value, api: api.value}, label) : null;
  if (gone === null) return {unclear: null, gone};
  const clear = (j: number): boolean => {
    const {panel: corrected} = correctLabels(tasks, {claude: label, api: {sensitivity: j, specificity: 1}});
    return direction(estimate(slope, corrected)) !== 0;
  };
  return {
    /** From here down the slope's interval includes 0. */
    unclear: clear(1) ? crossing(clear, 1, gone, 1e-3) : 1,
    /** Here the slope is 0. */
    gone
  };
}

/**
 * Labels of the API at which one of the essay's answers is 0, as a function of Claude.ai's label; empty where none does it.
 * What was asked before is remembered.
 */
export function labelFrontiers(panel: Panel, slope = gapSlope) {
  const tasks = selectTasks(panel, essayPopulation);
  const observed = meanSuccess(tasks);
  const once = madeOnce();
  return (claude: LabelQuality) =>
    once(`${claude.sensitivity} ${claude.specificity}`, () => {
      const limits = slopeLimits(tasks, claude, slope);
      return {
        gap: observed === null ? [] : gapFrontier(observed, claude),
        slope: limits.gone === null ? [] : youdenLine(limits.gone),
        /** Beyond this line the slope's interval includes 0. */
        unclear: limits.unclear === null ? [] : youdenLine(limits.unclear),
        /** What both lines of the slope are drawn from. */
        limits
      };
    });
}
