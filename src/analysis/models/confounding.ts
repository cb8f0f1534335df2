import {cross, range} from "d3-array";

import {tCritical} from "../estimators/distributions.js";
import {type Interval, type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import {type Fit, leastSquares} from "../estimators/leastSquares.js";
import {regression, type Slope, slopeOf} from "../estimators/regression.js";
import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";

/**
 * How strong an omitted variable is: its partial R² (0 to 1) with the predictor, given the covariates (below 1), and with the
 * outcome, given predictor and covariates.
 */
export type Confounder = Record<"predictor" | "outcome", number>;

/**
 * Robustness values of a slope. Cinelli & Hazlett (2020), J. R. Stat. Soc. B 82(1), eq. 18–19; for the case that a
 * confounder weak in the outcome does more harm to t than an equal one, as their package sensemakr (≥ 0.1.6).
 *
 * @param t classical t statistic. @param df residual degrees of freedom, at least 2. @param alpha two-sided significance level.
 */
export function robustness(t: number, df: number, alpha = 0.05) {
  const f = Math.abs(t / Math.sqrt(df));
  const critical = tCritical(df - 1, 1 - alpha) / Math.sqrt(df - 1);
  return {
    /** Partial R² with both that brings the slope to 0, and within sampling error of that. */
    value: equalStrength(f),
    significant:
      f > critical && f * critical > 1
        ? (f * f - critical * critical) / (1 + f * f)
        : equalStrength(Math.max(0, f - critical)),
    /** The predictor's own partial R² with the outcome: what a confounder explaining *all* that is left needs. */
    partial_r2: (t * t) / (t * t + df)
  };
}

/** ½(√(f⁴ + 4f²) − f²), in a form that keeps its digits for large f. */
const equalStrength = (f: number): number => (f > 0 ? 2 / (1 + Math.sqrt(1 + 4 / (f * f))) : 0);

/**
 * What the regression would have shown had it included a confounder of the given strength, working against the slope.
 * Cinelli & Hazlett (2020), eq. 12 and 13: exact, not approximate.
 */
export function adjustedFor({slope, se, df}: Slope, {predictor, outcome}: Confounder): Slope {
  const bias = se * Math.sqrt((df * outcome * predictor) / (1 - predictor));
  return {
    slope: Math.sign(slope) * (Math.abs(slope) - bias),
    se: se * Math.sqrt(((1 - outcome) / (1 - predictor)) * (df / (df - 1))),
    df: df - 1
  };
}

/**
 * Slopes left over a square grid of confounders, row by row (outcome fixed, predictor rising), for a contour plot.
 *
 * @param most largest partial R² on both axes, below 1. @param steps intervals an axis.
 */
export function confoundingContour(slope: Slope, most: number, steps: number): (Confounder & {slope: number})[] {
  const ticks = range(steps + 1).map((i) => (most * i) / steps);
  return cross(ticks, ticks, (outcome, predictor) => ({
    predictor,
    outcome,
    slope: adjustedFor(slope, {predictor, outcome}).slope
  }));
}

/**
 * The partial R² with the outcome that brings the slope to a level between 0 and itself, for a confounder of a given
 * partial R² with the predictor: one line of the contour. Null where even 1 is not enough.
 */
export function levelLine({slope, se, df}: Slope, level: number, predictor: number): number | null {
  const needed = (((slope - level) / se) ** 2 * (1 - predictor)) / (df * predictor);
  return needed <= 1 ? needed : null;
}

export type ConfoundingReport = Extract<ReturnType<typeof confoundingReport>, {estimable: true}>;

/**
 * How strong an omitted variable would have to be, with the specification's own covariates as yardsticks: the bounds of
 * Cinelli & Hazlett (2020), section 4.4, as `ovb_bounds` of their package sensemakr. Classical least squares, whatever
 * estimator the specification names.
 *
 * Slopes left have their 95 % interval; covariates that are too strong to be multiplied that often are left out.
 *
 * @param times multiples of a covariate's strength, with predictor and outcome alike.
 */
export function confoundingReport(spec: Specification, panel: Panel, times: readonly number[] = [1, 2, 3]) {
  const sample = sampleOf(spec, panel);
  const {x, z, w} = sample;
  const n = x.length;
  const no = (reason: string): NotEstimable => notEstimable("sensitivity to confounding", n, reason);
  const fit = regression(sample);
  if (typeof fit === "string") return no(fit);
  const ofPredictor = leastSquares(x, z, w);
  const slope = slopeOf(fit);
  if (ofPredictor === null || slope.df < 2) return no("too few tasks are left to judge a further variable");
  const benchmarks = spec.adjust.flatMap((covariate, j) =>
    times.flatMap((k) => {
      const confounder = boundedBy(partialR2(ofPredictor, j + 1), partialR2(fit, j + 2), k);
      if (confounder === null) return [];
      const left = adjustedFor(slope, confounder);
      // Null where the confounder would explain all that is left of the outcome.
      return [{covariate, times: k, ...confounder, ...left, interval: left.se > 0 ? intervalOf(left) : null}];
    })
  );
  const strength = robustness(slope.slope / slope.se, slope.df);
  return {estimable: true as const, n, slope, interval: intervalOf(slope), ...strength, benchmarks};
}

/** Classical, 95 %. */
function intervalOf({slope, se, df}: Slope): Interval {
  const half = tCritical(df, 0.95) * se;
  return [slope - half, slope + half];
}

/** Partial R² of one coefficient: t²/(t² + df). */
export function partialR2(fit: Fit, coefficient: number): number {
  const {se, df} = slopeOf(fit, coefficient);
  const t = fit.coefficients[coefficient]! / se;
  return (t * t) / (t * t + df);
}

/**
 * The strongest a confounder can be that is k times as strong as a covariate.
 *
 * @param predictor partial R² of the covariate with the predictor, given the other covariates.
 * @param outcome partial R² of the covariate with the outcome, given predictor and other covariates.
 * @returns null when the predictor leaves no room for such a confounder.
 */
export function boundedBy(predictor: number, outcome: number, k: number): Confounder | null {
  const withPredictor = (k * predictor) / (1 - predictor);
  if (!(withPredictor < 1) || !(k * predictor < 1)) return null;
  const overlap = (k * predictor * predictor) / ((1 - k * predictor) * (1 - predictor));
  if (!(overlap < 1)) return null;
  const factor = (Math.sqrt(k) + Math.sqrt(overlap)) / Math.sqrt(1 - overlap);
  return {predictor: withPredictor, outcome: Math.min(1, (factor * factor * outcome) / (1 - outcome))};
}
