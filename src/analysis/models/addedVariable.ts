import type {Estimate} from "../estimators/Estimated.js";
import type {FittedLine} from "../estimators/fittedLine.js";
import {leastSquares, residualised} from "../estimators/leastSquares.js";
import {weightedMean} from "../estimators/moments.js";
import type {Sample} from "../panel/Sample.js";
import type {Estimator} from "../panel/Specification.js";

/** Tasks with what the covariates say taken out of predictor and outcome, and the line through them. */
export interface AddedVariable {
  x: number[];
  y: number[];
  line: FittedLine;
}

/** Estimators whose answer is the slope, or the correlation, of what covariates leave of predictor and outcome. */
const partial: readonly Estimator[] = ["partial", "ols_hc3", "ols_classical", "ols_cluster_soc", "robustness_value"];

/**
 * The added-variable plot: residuals of predictor and outcome on the covariates, about their means. The slope of the one
 * on the other is that of the whole regression (Frisch & Waugh 1933; Lovell 1963); its interval is drawn as a band.
 *
 * @returns null without covariates, for another kind of estimator, or where the covariates make each other up.
 */
export function addedVariable(estimator: Estimator, {x, y, z, w}: Sample, answer: Estimate): AddedVariable | null {
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
