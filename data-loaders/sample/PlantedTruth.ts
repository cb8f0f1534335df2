import {type Mode, modes, type Platform} from "../../src/analysis/panel/Panel.js";

/** How often the label is right: of successes called a success, of failures called a failure. Shares, 0 to 1. */
export interface LabelQuality {
  sensitivity: number;
  specificity: number;
}

/** What is true in a synthetic release, before anything is labelled, folded or published. */
export interface PlantedTruth {
  /** Mean true success of a task on Claude.ai, %. */
  success: number;
  /** Mean true gap of a shared task, Claude.ai − API, percentage points. */
  gap: number;
  /** Direct effect of a task's API directive share on each side's true success, points per point. */
  slope: Record<Platform, number>;
  /** A confounder: hard tasks are used more directively and succeed less. */
  difficulty: {
    /** Added to the log-odds of directive, and taken from those of learning, per standard deviation of difficulty. */
    directive: Record<Platform, number>;
    /** Added to true success per standard deviation of difficulty, points. */
    success: Record<Platform, number>;
    /** Share of the variance of time alone and education (logs and years) that is difficulty: 1 shows it fully. */
    shown: number;
  };
  /**
   * Selection: points of true success per standard deviation of size on the API. Positive: what works goes there. On
   * Claude.ai it levels off for the largest tasks.
   */
  selection: Record<Platform, number>;
  /** Standard deviation over tasks of what else moves true success, points: in both platforms alike, and in each. */
  spread: {shared: number; own: Record<Platform, number>};
  /** Quality of the success label by platform and mode. */
  labels: Record<Platform, Record<Mode, LabelQuality>>;
  /** A named cell below this many conversations is folded. 15 as published; 1 publishes everything. */
  fold: number;
}

/** The same label quality in every mode of a platform. */
export function labelled(sensitivity: number, specificity: number): Record<Mode, LabelQuality> {
  return Object.fromEntries(modes.map((mode) => [mode, {sensitivity, specificity}])) as Record<Mode, LabelQuality>;
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
