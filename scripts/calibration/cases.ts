import {mean, sum} from "d3-array";
import * as z from "zod";

import type {DrawnPanel} from "../../data-loaders/sample/drawPanel.js";
import {completeTruth, type PlantedTruth, plantedTruth} from "../../data-loaders/sample/SampleOptions.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import {crossProducts} from "../../src/analysis/estimators/moments.js";
import type {Specification} from "../../src/analysis/panel/Specification.js";
import {specified} from "../../src/analysis/panel/specificationQuery.js";
import calibration from "./calibration.json" with {type: "json"};

/** What the interval of a case has to hold: the same in every draw, or of the very tasks that were drawn. */
type Target = number | ((drawn: DrawnPanel) => number);

/** @param all - a very large draw, which stands for all conceivable tasks */
export type TargetOf = (all: () => DrawnPanel, truth: PlantedTruth, spec: Specification) => Target;

/** By what the table says it is. */
export const targets = {
  "0, as planted": () => 0,
  "the planted slope, 0": (_all, {slope}) => slope.claude - slope.api,
  // What sampling theory promises.
  "its own value over all conceivable tasks": (all, _truth, spec) =>
    estimate(spec, all().panel, {replicates: 0}).value ?? NaN,
  "the correlation of the true shares": (all) => noiseFreeCorrelation(all()),
  "the mean true gap": (all) => meanGap(all(), "success"),
  "the mean labelled gap of the tasks drawn": () => (drawn) => meanGap(drawn, "labelled")
} satisfies Record<string, TargetOf>;

const meanGap = ({tasks}: DrawnPanel, of: "success" | "labelled"): number =>
  mean(tasks, ({sides}) => sides.claude![of] - sides.api![of])!;

/**
 * Correlation of the true gap with the true API directive share over a very large draw. The true gap is known; the
 * covariance with the published share is that with the true one, as its noise is drawn apart; and the share's true
 * variance is the published one less its binomial noise, p(1 − p)/(n − 1).
 */
function noiseFreeCorrelation({tasks}: DrawnPanel): number {
  const gap = tasks.map(({sides}) => sides.claude!.success - sides.api!.success);
  const share = tasks.map(({sides}) => sides.api!.modes[0]!);
  const noise = tasks.map(({sides}, i) => (share[i]! * (100 - share[i]!)) / (sides.api!.n - 1));
  const {xx, xy, yy} = crossProducts(share, gap, new Float64Array(tasks.length).fill(1));
  return xy / Math.sqrt((xx - sum(noise)) * yy);
}

/** One interval to be held against what is true. */
const interval = z.strictObject({
  label: z.string(),
  target: z.enum(Object.keys(targets) as (keyof typeof targets)[]),
  /** Without pseudo-tasks: a draw has none. */
  spec: z.string().transform(specified),
  /** Of labels that were corrected by what is planted of them. */
  corrected: z.boolean().default(false),
  /** Null: the interval must cover as often as it says. Else why this one doesn't, or covers more. */
  off: z.string().nullable().default(null)
});
export type Case = z.infer<typeof interval>;

const scenario = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** What it does not say is as in `nothing`: no gap, no slope, no confounder, right labels, every cell published. */
  truth: z.looseObject({}).transform((truth) => plantedTruth.parse(completeTruth({...calibration.nothing, ...truth}))),
  cases: z.array(interval)
});
export type Scenario = z.infer<typeof scenario>;

/** Every interval that is calibrated, by what is planted, in the order of the table. */
export const scenarios = z.array(scenario).parse(calibration.scenarios);
