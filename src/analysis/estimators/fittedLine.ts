import type {Panel} from "../panel/Panel.js";
import {type Sample, sampleOf} from "../panel/Sample.js";
import type {Estimator, Specification} from "../panel/Specification.js";
import {tCritical} from "./distributions.js";
import type {Estimate} from "./Estimated.js";
import {decidingRow, hc3Covariance, leastSquares, residualised} from "./leastSquares.js";
import {weightedMean} from "./moments.js";
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

/** Estimators whose answer is the slope, or the correlation, of what covariates leave of predictor and outcome. */
const partial: readonly Estimator[] = ["partial", "ols_hc3", "ols_classical", "ols_cluster_soc", "robustness_value"];

/**
 * The added-variable plot, tasks with what the covariates say taken out and the line through them: residuals of predictor and outcome on the covariates, about their means. The slope of the one
 * on the other is that of the whole regression (Frisch & Waugh 1933; Lovell 1963); its interval is drawn as a band.
 *
 * @returns null without covariates, for another kind of estimator, or where the covariates make each other up.
 */
export function addedVariable(estimator: Estimator, {x, y, z, w}: Sample, answer: Estimate) {
  if (z.length === 0 || !partial.includes(estimator)) return null;
  const left = residualised([x, y], z, w);
  const fit = left && leastSquares(left[1]!, [left[0]!], w);
  if (!left || !fit) return null;
  const [atX, atY] = [weightedMean(x, w), weightedMean(y, w)];
  const [dx, dy] = left.map((residuals) => [...residuals]) as [number[], number[]];
  const slope = fit.coefficients[1]!;
  const ends = estimator.startsWith("ols") && answer.estimable && answer.interval ? answer.interval : [slope, slope];
  const [from, to] = [Math.min(...dx), Math.max(...dx)];
  const path = Array.from({length: 41}, (_, i) => {
    const at = from + (i / 40) * (to - from);
    const [low, high] = ends.map((end) => atY + end * at).sort((a, b) => a - b) as [number, number];
    return {x: atX + at, y: atY + slope * at, low, high};
  });
  return {x: dx.map((v) => v + atX), y: dy.map((v) => v + atY), line: {path}};
}
