import {type Mode, modes, type Platform} from "../../src/analysis/Panel.js";

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
    /** Added to the log-odds of directive, taken from those of learning, per standard deviation of difficulty. */
    directive: Record<Platform, number>;
    /** Added to true success per standard deviation of difficulty, points. */
    success: Record<Platform, number>;
    /** Share of the variance of time alone and education (logs and years) that is difficulty: 1 shows it fully. */
    shown: number;
  };
  /** Selection: points of true success per standard deviation of size on the API. Positive: what works goes there. */
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
  success: 71,
  gap: 15,
  slope: {claude: -0.12, api: -0.02},
  difficulty: {directive: {claude: 0.5, api: 0.35}, success: {claude: -5.5, api: -2}, shown: 0.3},
  selection: {claude: -0.5, api: -4},
  spread: {shared: 6.5, own: {claude: 6.5, api: 12}},
  labels: {claude: labelled(1, 1), api: labelled(1, 1)},
  fold: 15
};

/** Every field of `truth` not given is February's. */
export function completeTruth(truth: Partial<PlantedTruth> = {}): PlantedTruth {
  return {...februaryTruth, ...truth};
}
