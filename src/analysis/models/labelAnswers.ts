import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {essayPopulation, essaySpecification, type Specification} from "../panel/Specification.js";
import {correctLabels, type LabelQuality, type Labels, qualityOf, trueShare, wrongPerHundred} from "./labels.js";
import {type Tipping, tippingPoint} from "./labelTipping.js";

/** The two answers that a label's errors are held against: the mean gap, and its slope on the API's directive share. */
export const meanGap: Specification = {...essaySpecification, predictor: null, estimator: "mean"};
export const gapSlope: Specification = {...essaySpecification, estimator: "ols_hc3"};

/** What labels of a given quality make of the mean gap and of its slope. */
export interface LabelAnswers {
  /** The essay's tasks with true success shares: what the answers were estimated on. */
  panel: Panel;
  gap: Estimate;
  slope: Estimate;
  /** Of the reported shares (`shares` of them, two a task), those that labels of this quality can't have reported. */
  impossible: number;
  shares: number;
  /** Conversations of 100 that the label gets wrong, mean over tasks; null where a task's label tells nothing. */
  wrong: Record<Platform, number | null>;
}

/** Corrects the essay's tasks for labels of a given quality and asks again. @param slope asked beside the mean gap. */
export function labelAnswers(panel: Panel, labels: Labels, slope = gapSlope): LabelAnswers {
  const tasks = selectTasks(panel, essayPopulation);
  const {panel: corrected, impossible} = correctLabels(tasks, labels);
  return {
    panel: corrected,
    gap: estimate(meanGap, corrected),
    slope: estimate(slope, corrected),
    impossible,
    shares: 2 * tasks.length,
    wrong: {claude: meanWrong(corrected, "claude", labels), api: meanWrong(corrected, "api", labels)}
  };
}

function meanWrong(corrected: Panel, platform: Platform, labels: Labels): number | null {
  let total = 0;
  for (const row of corrected) {
    const share = row[`${platform}_success`];
    if (share === null) return null;
    total += wrongPerHundred(share, qualityOf(row, platform, labels[platform]));
  }
  return corrected.length === 0 ? null : total / corrected.length;
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
  const mean = (outcome: "claude_success" | "api_success"): number | null =>
    estimate({...meanGap, outcome}, tasks, {replicates: 0}).value;
  const observed = {claude: mean("claude_success"), api: mean("api_success")};
  if (observed.claude === null || observed.api === null) return null;
  const tipping = tippingPoint({claude: observed.claude, api: observed.api}, claude, specificity);
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
