import * as z from "zod";

import {modes} from "../../src/analysis/panel/Panel.js";

/** What a parameter must be is its message: see `ParameterError`. */
function within(low: number, high: number): z.ZodNumber {
  const expected = `a number from ${low} to ${high}`;
  return z.number(expected).min(low, expected).max(high, expected);
}

export function whole(least: number): z.ZodNumber {
  const expected = `a whole number, at least ${least}`;
  return z.int(expected).min(least, expected);
}

export function onBoth<T extends z.ZodType>(side: T): z.ZodObject<{claude: T; api: T}> {
  return z.object({claude: side, api: side});
}

/** How often the label is right: of successes called a success, of failures called a failure. Shares. */
const labelQuality = z.object({sensitivity: within(0, 1), specificity: within(0, 1)});

/** What is true in a synthetic release, before anything is labelled, folded or published. */
export const plantedTruth = z
  .object({
    /** Mean true success of a task on Claude.ai, %. */
    success: within(0, 100),
    /** Mean true gap of a shared task, Claude.ai − API, percentage points. */
    gap: within(-100, 100),
    /** Direct effect of a task's API directive share on each side's true success, points per point. */
    slope: onBoth(within(-5, 5)),
    /** A confounder: hard tasks are used more directively and succeed less. */
    difficulty: z.object({
      /** Added to the log-odds of directive, and taken from those of learning, per standard deviation of difficulty. */
      directive: onBoth(within(-5, 5)),
      /** Added to true success per standard deviation of difficulty, points. */
      success: onBoth(within(-50, 50)),
      /** Share of the variance of time alone and education (logs and years) that is difficulty: 1 shows it fully. */
      shown: within(0, 1)
    }),
    /**
     * Selection: points of true success per standard deviation of size on the API. Positive: what works goes there. On
     * Claude.ai it levels off for the largest tasks.
     */
    selection: onBoth(within(-50, 50)),
    /** Standard deviation over tasks of what else moves true success, points: in both platforms alike, and in each. */
    spread: z.object({shared: within(0, 50), own: onBoth(within(0, 50))}),
    /** Quality of the success label by platform and mode. */
    labels: onBoth(z.record(z.enum(modes), labelQuality)),
    /** A named cell below this many conversations is folded. 15 as published; 1 publishes everything. */
    fold: whole(1).max(1000, "a number from 1 to 1000")
  })
  .check(({value: {success, gap}, issues}) => {
    const path = ["success − truth.gap (the API's success)"];
    const {error} = within(0, 100).safeParse(success - gap);
    if (error) issues.push({code: "custom", path, input: success - gap, message: error.issues[0]!.message});
  });
export type PlantedTruth = z.infer<typeof plantedTruth>;

/** The same label quality in every mode of a platform. */
export function labelled(sensitivity: number, specificity: number): PlantedTruth["labels"]["api"] {
  return Object.fromEntries(modes.map((mode) => [mode, {sensitivity, specificity}])) as PlantedTruth["labels"]["api"];
}

/** Chosen so that the default seed looks like February 2026; labels are right. */
export const februaryTruth: PlantedTruth = {
  success: 68.3,
  gap: 11.5,
  slope: {claude: -0.26, api: -0.06},
  difficulty: {directive: {claude: 0.35, api: 0.2}, success: {claude: -7.5, api: 1}, shown: 0.3},
  selection: {claude: -4.4, api: -3.8},
  spread: {shared: 9.5, own: {claude: 5.5, api: 10.5}},
  labels: {claude: labelled(1, 1), api: labelled(1, 1)},
  fold: 15
};

/** Every field of `truth` not given is February's. */
export function completeTruth(truth: Partial<PlantedTruth> = {}): PlantedTruth {
  return {...februaryTruth, ...truth};
}
