import type {Panel} from "../panel/Panel.js";
import {sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import {tCritical} from "./distributions.js";
import {decidingRow, hc3Covariance, leastSquares} from "./leastSquares.js";
import {regression} from "./regression.js";

/** A least-squares line or parabola with its pointwise 95 % band, over the predictor's range. */
export interface FittedLine {
  path: {x: number; y: number; low: number; high: number}[];
}

/**
 * What `estimate` gives the slope or the bend of, for drawing: values and HC3 band at 41 places from the smallest to the
 * largest predictor. A parabola for the estimator `quadratic`, else a straight line, without the covariates. Null when the
 * specification is not estimable.
 */
export function fittedLine(spec: Specification, panel: Panel): FittedLine | null {
  const sample = sampleOf({...spec, adjust: []}, panel);
  if (typeof regression(sample) === "string") return null;
  const [low, high] = [Math.min(...sample.x), Math.max(...sample.x)];
  // From 0 to 1 over the range: squares of the raw predictor would lose digits.
  const unit = (x: number): number => (x - low) / (high - low);
  const powers = spec.estimator === "quadratic" ? [1, 2] : [1];
  const fit = leastSquares(
    sample.y,
    powers.map((power) => sample.x.map((x) => unit(x) ** power)),
    sample.w
  );
  if (fit === null || decidingRow(fit) >= 0) return null;
  const covariance = hc3Covariance(fit);
  const t = tCritical(fit.df);
  return {
    path: Array.from({length: 41}, (_, i) => {
      const terms = [1, ...powers.map((power) => (i / 40) ** power)];
      const y = terms.reduce((a, v, j) => a + v * fit.coefficients[j]!, 0);
      const variance = terms.reduce((a, v, j) => a + terms.reduce((b, u, k) => b + v * u * covariance[j]![k]!, 0), 0);
      const half = t * Math.sqrt(Math.max(0, variance));
      return {x: low + (i / 40) * (high - low), y, low: y - half, high: y + half};
    })
  };
}
