import {tCritical} from "../estimators/distributions.js";
import {type Interval, type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import {type Fit, leastSquares} from "../estimators/leastSquares.js";
import {regression, slopeOf} from "../estimators/regression.js";
import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import type {VariableId} from "../panel/variables.js";
import {adjustedFor, type Robustness, robustness, type Slope} from "./confounding.js";

/** What is left of a slope after a confounder so many times as strong as a named covariate. */
export interface Benchmark extends Slope {
  covariate: VariableId;
  /** Times as strong as the covariate, with predictor and outcome alike. */
  times: number;
  /** Partial R² of the confounder with the predictor, and the largest it can have with the outcome. */
  predictor: number;
  outcome: number;
  /** 95 % interval of the slope left, classical; null where the confounder would explain all that is left of the outcome. */
  interval: Interval | null;
}

export interface ConfoundingReport extends Robustness {
  estimable: true;
  n: number;
  slope: Slope;
  /** 95 % interval of the slope, classical. */
  interval: Interval;
  /** Covariates that are too strong to be multiplied that often are left out. */
  benchmarks: Benchmark[];
}

/**
 * How strong an omitted variable would have to be, with the specification's own covariates as yardsticks: the bounds of
 * Cinelli & Hazlett (2020), section 4.4, as `ovb_bounds` of their package sensemakr. Classical least squares, whatever
 * estimator the specification names.
 *
 * @param times multiples of a covariate's strength.
 */
export function confoundingReport(
  spec: Specification,
  panel: Panel,
  times: readonly number[] = [1, 2, 3]
): ConfoundingReport | NotEstimable {
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
      const half = tCritical(left.df, 0.95) * left.se;
      const interval: Interval | null = left.se > 0 ? [left.slope - half, left.slope + half] : null;
      return [{covariate, times: k, ...confounder, ...left, interval}];
    })
  );
  const half = tCritical(slope.df, 0.95) * slope.se;
  const interval: Interval = [slope.slope - half, slope.slope + half];
  return {estimable: true, n, slope, interval, ...robustness(slope.slope / slope.se, slope.df), benchmarks};
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
export function boundedBy(predictor: number, outcome: number, k: number): {predictor: number; outcome: number} | null {
  const withPredictor = (k * predictor) / (1 - predictor);
  if (!(withPredictor < 1) || !(k * predictor < 1)) return null;
  const overlap = (k * predictor * predictor) / ((1 - k * predictor) * (1 - predictor));
  if (!(overlap < 1)) return null;
  const factor = (Math.sqrt(k) + Math.sqrt(overlap)) / Math.sqrt(1 - overlap);
  return {predictor: withPredictor, outcome: Math.min(1, (factor * factor * outcome) / (1 - outcome))};
}
