import {group} from "d3-array";

import {estimate, simultaneous} from "../estimators/estimate.js";
import {type Panel, socMajorName} from "../panel/Panel.js";
import {numbersCodec} from "../panel/query.js";
import {selectTasks} from "../panel/selectTasks.js";
import {successPopulation} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";

/** Whether a class of tasks does as well through the API as with a person in the conversation. */
export type ClassVerdict = "earned" | "open" | "not earned";

/** Points by which success may fall short before it counts; a convention that the reader can change. */
export const defaultMargin = 5;

/** A class with fewer tasks is left out: its interval would say nothing. */
export const fewestTasks = 5;

/**
 * Success on both platforms by SOC major group, widest gap first. Named tasks with success on both platforms.
 * Intervals of the gap are Bonferroni-widened over the classes shown.
 */
export function taskClasses(panel: Panel) {
  const population = {...successPopulation, pseudo_tasks: false};
  const classes = [...group(selectTasks(panel, population), ({soc_major}) => soc_major)].flatMap(([code, tasks]) =>
    code === null || tasks.length < fewestTasks ? [] : [{code, within: {...population, soc: [code]}}]
  );
  const gaps = simultaneous(
    classes.map(({within}) => meanOf("gap", within)),
    panel
  );
  return classes
    .map(({code, within}, i) => ({
      code,
      name: socMajorName(code),
      /** Claude.ai success − API success in pp; the interval holds for all classes together. */
      gap: gaps[i]!,
      claude_success: estimate(meanOf("claude_success", within), panel),
      api_success: estimate(meanOf("api_success", within), panel),
      /** Mean API directive share: how much autonomy the class has now. */
      api_directive: estimate(meanOf("api_directive", within), panel)
    }))
    .sort((a, b) => (b.gap.value ?? 0) - (a.gap.value ?? 0));
}

/**
 * The stated rule, a test of non-inferiority (Piaggio et al., JAMA 2012): *earned* when the whole interval of the gap
 * lies below the margin, *not earned* when the whole interval lies above it, *open* when the margin is inside.
 *
 * @param margin in pp
 */
export const classVerdict = (interval: readonly [number, number], margin: number): ClassVerdict =>
  interval[1] < margin ? "earned" : interval[0] > margin ? "not earned" : "open";

/** What a reader can set for earned autonomy, in pp. */
export const marginLimits = {min: 0, max: 40, step: 1} as const;

export const marginAddress = numbersCodec({margin: marginLimits}, {margin: defaultMargin});
