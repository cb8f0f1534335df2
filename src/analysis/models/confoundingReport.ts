import {tCritical} from "../estimators/distributions.js";
import {type Interval, type NotEstimable, notEstimable} from "../estimators/Estimated.js";
import {type Fit, leastSquares} from "../estimators/leastSquares.js";
import {regression, slopeOf} from "../estimators/regression.js";
import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import {adjustedFor, type Confounder, robustness, type Slope} from "./confounding.js";

export type ConfoundingReport = Extract<ReturnType<typeof confoundingReport>, {estimable: true}>;
export type Benchmark = ConfoundingReport["benchmarks"][number];

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
