import type {DrawnPanel} from "../../data-loaders/sample/drawPanel.js";
import type {PlantedTruth} from "../../data-loaders/sample/PlantedTruth.js";
import type {TaskTruth} from "../../data-loaders/sample/SampleTruth.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimate} from "../../src/analysis/estimators/Estimated.js";
import {crossProducts} from "../../src/analysis/estimators/moments.js";
import {correctLabels, type Labels} from "../../src/analysis/models/labels.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {
  essaySpecification,
  sharedPopulation,
  type Specification,
  successPopulation
} from "../../src/analysis/panel/Specification.js";
import type {ScenarioId} from "./scenarios.js";

/** What an interval of a case has to hold. */
type Target =
  /** The statistic of all conceivable tasks, from a very large draw. */
  | {of: "population"; value: (reference: DrawnPanel) => number}
  /** A number of the planted truth. */
  | {of: "planted"; value: (truth: PlantedTruth) => number}
  /** The truth about the very tasks that were drawn. */
  | {of: "draw"; value: (draw: DrawnPanel) => number};

/** One interval to be held against what is true. */
export interface Case {
  scenario: ScenarioId;
  label: string;
  /** What the target is, in words. */
  about: string;
  answer: (draw: DrawnPanel, truth: PlantedTruth) => Estimate;
  target: Target;
  /** Null: the interval must cover as often as it says. Else why this one doesn't, or covers more. */
  off: string | null;
}

/** All shared tasks, pseudo-tasks aside: a draw has none. */
const base: Specification = {...essaySpecification, population: {...sharedPopulation, pseudo_tasks: false}};
const published: Specification = {...base, population: {...successPopulation, pseudo_tasks: false}};
const meanGap: Partial<Specification> = {estimator: "mean", predictor: null};
const adjust = ["log_claude_human_only_time", "claude_human_education"] as const;

/** Resamples of the two bootstrap intervals: fewer than the report's 2,000, for time. */
const replicates = 400;

const run = (changes: Partial<Specification>, panel: Panel): Estimate =>
  estimate({...base, ...changes}, panel, {replicates});

/** A specification against its own value over all conceivable tasks: what sampling theory promises. */
function own(scenario: ScenarioId, label: string, changes: Partial<Specification>, off: string | null = null): Case {
  return {
    scenario,
    label,
    about: "its own value over all conceivable tasks",
    answer: ({panel}) => run(changes, panel),
    target: {of: "population", value: ({panel}) => valueOf(estimate({...base, ...changes}, panel, {replicates: 0}))},
    off
  };
}

const trueGap = (tasks: readonly TaskTruth[], of: "success" | "labelled"): number =>
  tasks.reduce((sum, {sides}) => sum + sides.claude![of] - sides.api![of], 0) / tasks.length;

const gapOfAll: Target = {of: "population", value: ({tasks}) => trueGap(tasks, "success")};

const labelsOf = ({labels}: PlantedTruth): Labels => ({
  claude: {...labels.claude.no_mode, byMode: labels.claude},
  api: {...labels.api.no_mode, byMode: labels.api}
});

/** The same where nothing is planted: the target is 0, and p must be uniform. */
const nothing = (label: string, changes: Partial<Specification>): Case => ({
  ...own("null", label, changes),
  about: "0, as planted",
  target: {of: "planted", value: () => 0}
});

/** Every interval that is calibrated, in the order of the table. */
export const cases: readonly Case[] = [
  nothing("Pearson", {}),
  nothing("Spearman, bootstrap", {estimator: "spearman"}),
  nothing("slope, HC3", {estimator: "ols_hc3"}),
  nothing("partial correlation", {estimator: "partial", adjust}),
  nothing("mean gap", meanGap),
  own("effect", "Pearson", {}),
  own("effect", "Pearson, weighted by the smaller n", {weights: "min_n"}, "Kish’s effective n is an approximation"),
  own("effect", "Spearman, bootstrap", {estimator: "spearman"}),
  own("effect", "slope, HC3", {estimator: "ols_hc3"}),
  own(
    "effect",
    "slope, HC3, weighted by the smaller n",
    {estimator: "ols_hc3", weights: "min_n"},
    "a few large tasks decide it"
  ),
  own("effect", "partial correlation", {estimator: "partial", adjust}),
  {
    ...own("effect", "disattenuated correlation, bootstrap", {estimator: "disattenuated"}),
    about: "the correlation of the true shares",
    target: {of: "population", value: noiseFreeCorrelation}
  },
  {...own("effect", "mean gap", meanGap), about: "the mean true gap", target: gapOfAll},
  {
    ...own("confounded", "slope, HC3", {estimator: "ols_hc3"}),
    about: "the planted slope, 0",
    target: {of: "planted", value: ({slope}) => slope.claude - slope.api},
    off: "biased: difficulty is left out"
  },
  {
    ...own("confounded", "slope, HC3, time and education held fixed", {estimator: "ols_hc3", adjust}),
    about: "the planted slope, 0",
    target: {of: "planted", value: ({slope}) => slope.claude - slope.api},
    off: "nearly right: what a task shows of its difficulty is itself measured with noise"
  },
  {
    ...own("labels", "mean gap as labelled", meanGap),
    about: "the mean true gap",
    target: gapOfAll,
    off: "biased: the labels are"
  },
  {
    ...own("labels", "mean gap, labels corrected", meanGap),
    about: "the mean true gap",
    answer: ({panel}, truth) => run(meanGap, correctLabels(panel, labelsOf(truth)).panel),
    target: gapOfAll
  },
  {
    ...own("folded", "mean gap where published", {...meanGap, population: published.population}),
    about: "the mean true gap of all tasks",
    target: gapOfAll,
    off: "biased: which tasks are published depends on their success and size"
  },
  {
    ...own("folded", "bounds of the mean gap", {...meanGap, estimator: "bounds_mean"}),
    about: "the mean labelled gap of the tasks drawn",
    target: {of: "draw", value: ({tasks}) => trueGap(tasks, "labelled")},
    off: "bounds are no confidence interval and hold always"
  }
];

function valueOf(answer: Estimate): number {
  if (answer.estimable) return answer.value;
  throw new Error(`the reference draw gives no answer: ${answer.reason}`);
}

/**
 * Correlation of the true gap with the true API directive share over a very large draw. The true gap is known; the
 * covariance with the published share is that with the true one, as its noise is drawn apart; and the share's true
 * variance is the published one less its binomial noise, p(1 − p)/(n − 1).
 */
function noiseFreeCorrelation({panel, tasks}: DrawnPanel): number {
  const gap = tasks.map(({sides}) => sides.claude!.success - sides.api!.success);
  const share = tasks.map(({sides}) => sides.api!.modes[0]!);
  const noise = tasks.map(({sides}, i) => (share[i]! * (100 - share[i]!)) / (sides.api!.n - 1));
  const {xx, xy, yy} = crossProducts(share, gap, new Float64Array(panel.length).fill(1));
  return xy / Math.sqrt((xx - noise.reduce((a, v) => a + v, 0)) * yy);
}
