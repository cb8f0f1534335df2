import {cross} from "d3-array";

import {tCritical} from "../estimators/distributions.js";

/** A slope with its classical standard error and residual degrees of freedom. */
export interface Slope {
  slope: number;
  se: number;
  df: number;
}

/** How strong an omitted variable is: its partial R² (0 to 1) with predictor and outcome, given what is adjusted for. */
export interface Confounder {
  /** With the predictor, given the covariates. Below 1. */
  predictor: number;
  /** With the outcome, given predictor and covariates. */
  outcome: number;
}

/**
 * Robustness values of a slope. Cinelli & Hazlett (2020), J. R. Stat. Soc. B 82(1), eq. 18–19; for the case that a
 * confounder weak in the outcome does more harm to t than an equal one, as their package sensemakr (≥ 0.1.6).
 *
 * @param t classical t statistic. @param df residual degrees of freedom, at least 2.
 * @param options q: the share of the slope that must go (1: all of it); alpha: two-sided significance level.
 */
export function robustness(t: number, df: number, {q = 1, alpha = 0.05} = {}) {
  const f = q * Math.abs(t / Math.sqrt(df));
  const critical = tCritical(df - 1, 1 - alpha) / Math.sqrt(df - 1);
  return {
    /** Partial R² with both that brings the slope to (1 − q) of itself, and within sampling error of that. */
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
function equalStrength(f: number): number {
  return f > 0 ? 2 / (1 + Math.sqrt(1 + 4 / (f * f))) : 0;
}

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
  const ticks = Array.from({length: steps + 1}, (_, i) => (most * i) / steps);
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
