import {defaultSeed, seededUniform} from "../estimators/bootstrap.js";
import {type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import type {Design, Fit} from "../estimators/leastSquares.js";
import {crossProducts, quantileOfSorted, taken, typed} from "../estimators/moments.js";
import {designOf, regression, regressionOn} from "../estimators/regression.js";
import type {Panel} from "../panel/Panel.js";
import {type Sample, sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";

/**
 * How a least-squares line fitted in one place does in another: another release, platform or half. Weights of the samples are
 * used for fitting and scoring.
 */
export function transfer(fitted: Sample, scored: Sample) {
  const no = (where: string, reason: string): NotEstimable =>
    notEstimable("transfer", scored.y.length, `${where}: ${reason}`);
  const fit = regression(fitted);
  if (typeof fit === "string") return no("where it is fitted", fit);
  const afresh = regression(scored);
  if (typeof afresh === "string") return no("where it is scored", afresh);
  return {estimable: true as const, ...transferred(fit, afresh, typed(scored.y))};
}

/** @param afresh the same regression where the line is scored. @param y the outcome there. */
function transferred(fit: Fit, {columns, w, coefficients}: Fit, y: Float64Array) {
  const [intercept, ...slopes] = fit.coefficients;
  let misses = 0;
  for (let i = 0; i < y.length; ++i) {
    let rise = 0;
    for (let j = 0; j < slopes.length; ++j) rise += slopes[j]! * columns[j]![i]!;
    const error = y[i]! - intercept! - rise;
    misses += w[i]! * error * error;
  }
  const {r: scored_r, yy} = crossProducts(columns[0]!, y, w);
  const [fitted_slope, scored_slope] = [slopes[0]!, coefficients[1]!];
  return {
    /** Slope where it was fitted, and slope and correlation where it is scored. */
    fitted_slope,
    scored_slope,
    scored_r,
    same_sign: Math.sign(fitted_slope) === Math.sign(scored_slope),
    /** 1 − Σ(y − ŷ)²/Σ(y − ȳ)² with ȳ of the scored tasks: below 0 the prediction is worse than their mean. */
    r2: 1 - misses / yy
  };
}

/** What a line fitted on one random half of the tasks does on the other, over many splits. */
export type SplitHalves = Extract<ReturnType<typeof splitHalves>, {estimable: true}>;

/** So many random splits, unless asked for others. */
export const defaultSplits = 1000;

/** Fits on a random half of the tasks and scores on the other, again and again. The same seed gives the same splits. */
export function splitHalves(spec: Specification, panel: Panel, {splits = defaultSplits, seed = defaultSeed} = {}) {
  const sample = sampleOf(spec, panel);
  const n = sample.y.length;
  const all = halvesOf(sample, splits, seed).flatMap((halves) => {
    const [fitted, scored] = halves.map(({design, tasks}) => {
      const y = taken(sample.y, tasks);
      return {y, fit: typeof design === "string" ? design : regressionOn(design, y)};
    });
    const [fit, afresh] = [fitted!.fit, scored!.fit];
    return typeof fit === "string" || typeof afresh === "string" ? [] : [transferred(fit, afresh, scored!.y)];
  });
  if (all.length < 0.9 * splits)
    return notEstimable("split halves", n, "more than one in ten splits has a half that cannot be fitted");
  const spread = (of: (split: (typeof all)[number]) => number) => {
    const sorted = Float64Array.from(all, of).sort();
    const at = (p: number): number => quantileOfSorted(sorted, p);
    return {low: at(0.025), median: at(0.5), high: at(0.975)};
  };
  return {
    estimable: true as const,
    n,
    /** Splits in which both halves could be fitted. */
    splits: all.length,
    /** Share of splits with slopes of the same sign in both halves, 0 to 1. */
    same_sign: all.filter((t) => t.same_sign).length / all.length,
    /** Median and middle 95 % of the splits: a description of how it varies, not a confidence interval. */
    scored_slope: spread((t) => t.scored_slope),
    scored_r: spread((t) => t.scored_r),
    r2: spread((t) => t.r2),
    /** Every split, for a figure. */
    all
  };
}

/** Positions of the tasks in a half, and their predictor and covariates. */
interface Half {
  tasks: Uint32Array;
  design: Design | string;
}

let last: {key: string; halves: Half[][]} | null = null;

/** Both halves of each split. The last are kept: findings about several outcomes are of the same tasks. */
function halvesOf({x, z, w}: Sample, splits: number, seed: number): Half[][] {
  const key = JSON.stringify([x, z, w, splits, seed]);
  if (last?.key === key) return last.halves;
  const uniform = seededUniform(seed);
  const half = (tasks: Uint32Array): Half => {
    const [predictor, ...covariates] = [x, ...z].map((column) => taken(column, tasks));
    return {tasks, design: designOf([predictor!, ...covariates], taken(w, tasks), String)};
  };
  const halves = Array.from({length: splits}, () => {
    const order = shuffled(w.length, uniform);
    return [half(order.subarray(0, w.length >> 1)), half(order.subarray(w.length >> 1))];
  });
  last = {key, halves};
  return halves;
}

/** Positions in a random order, by Fisher and Yates. */
function shuffled(n: number, uniform: () => number): Uint32Array {
  const order = Uint32Array.from({length: n}, (_, i) => i);
  for (let i = n - 1; i > 0; --i) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
