import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {numbersCodec} from "../panel/query.js";
import {selectTasks} from "../panel/selectTasks.js";
import {socMajorName} from "../panel/socMajors.js";
import {essaySpecification, type Population, type Specification, successPopulation} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";
import {simultaneous} from "./multiplicity.js";

/** Whether a class of tasks does as well through the API as with a person in the conversation. */
export type ClassVerdict = "earned" | "open" | "not earned";

/** One class of tasks: a SOC major group. */
export interface TaskClass {
  code: string;
  name: string;
  /** Claude.ai success − API success in pp; the interval holds for all classes together. */
  gap: Estimate;
  claude_success: Estimate;
  api_success: Estimate;
  /** Mean API directive share: how much autonomy the class has now. */
  api_directive: Estimate;
}

/** Points by which success may fall short before it counts; a convention that the reader can change. */
export const defaultMargin = 5;

/** A class with fewer tasks is left out: its interval would say nothing. */
export const fewestTasks = 5;

/**
 * Success on both platforms by SOC major group, widest gap first. Named tasks with success on both platforms.
 * Intervals of the gap are Bonferroni-widened over the classes shown.
 */
export function taskClasses(panel: Panel): TaskClass[] {
  const population: Population = {...successPopulation, pseudo_tasks: false};
  const sizes = new Map<string, number>();
  for (const {soc_major} of selectTasks(panel, population))
    if (soc_major !== null) sizes.set(soc_major, (sizes.get(soc_major) ?? 0) + 1);
  const codes = [...sizes].filter(([, tasks]) => tasks >= fewestTasks).map(([code]) => code);
  const mean = (code: string, outcome: VariableId): Specification => ({
    ...essaySpecification,
    population: {...population, soc: [code]},
    outcome,
    predictor: null,
    estimator: "mean"
  });
  const gaps = simultaneous(
    codes.map((code) => mean(code, "gap")),
    panel
  );
  return codes
    .map((code, i) => ({
      code,
      name: socMajorName(code),
      gap: gaps[i]!,
      claude_success: estimate(mean(code, "claude_success"), panel),
      api_success: estimate(mean(code, "api_success"), panel),
      api_directive: estimate(mean(code, "api_directive"), panel)
    }))
    .sort((a, b) => (b.gap.value ?? 0) - (a.gap.value ?? 0));
}

/**
 * The stated rule, a test of non-inferiority (Piaggio et al., JAMA 2012): *earned* when the whole interval of the gap
 * lies below the margin, *not earned* when the whole interval lies above it, *open* when the margin is inside.
 *
 * @param margin in pp
 */
export function standingOf(interval: readonly [number, number], margin: number): ClassVerdict {
  return interval[1] < margin ? "earned" : interval[0] > margin ? "not earned" : "open";
}

/** The margin that a reader sets for earned autonomy, in pp. */
export interface MarginChoice {
  margin: number;
}

/** What can be set. */
export const marginLimits = {min: 0, max: 40, step: 1} as const;

/** Choices and their addresses. */
export const marginAddress = numbersCodec({margin: marginLimits}, {margin: defaultMargin});
