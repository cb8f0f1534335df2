import type {Sample} from "../panel/Sample.js";
import {type Fit, leastSquares, residualSquares} from "./leastSquares.js";
import {isConstant, sum} from "./moments.js";

/**
 * The regression of the outcome on predictor and covariates (coefficients 0: intercept, 1: predictor), or the reason
 * why it cannot be judged. A task that alone decides a coefficient (leverage 1) is named.
 */
export function regression(sample: Sample): Fit | string {
  const {x, y, z, w, rows} = sample;
  const level = unvarying(sample);
  if (level !== null) return level;
  const fit = leastSquares(y, [x, ...z], w);
  if (fit === null) return "predictor and covariates make each other up: their coefficients cannot be told apart";
  const alone = fit.leverages.findIndex((h) => h > 1 - 1e-9);
  if (alone >= 0) return `one task alone decides a coefficient (leverage 1): ${rows[alone]!.task}`;
  const size = sum(y.map((v, i) => w[i]! * v * v));
  if (!(residualSquares(fit) > 1e-22 * size)) return "the fit is exact: there is no error to judge the slope by";
  return fit;
}

/** Why nothing goes with anything: predictor or outcome is the same everywhere. */
export function unvarying({x, y}: Sample): string | null {
  const level = isConstant(x) ? "predictor" : isConstant(y) ? "outcome" : null;
  return level && `the ${level} does not vary in this population`;
}

export type Slope = ReturnType<typeof slopeOf>;

/** A coefficient (1: the predictor's) with its classical standard error and residual degrees of freedom. */
export function slopeOf(fit: Fit, coefficient = 1) {
  const variance = (residualSquares(fit) / fit.df) * fit.bread[coefficient]![coefficient]!;
  return {slope: fit.coefficients[coefficient]!, se: Math.sqrt(variance), df: fit.df};
}
