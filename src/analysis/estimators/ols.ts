import {tCritical, tTwoSided} from "../distributions.js";
import type {Estimate} from "../Estimated.js";
import {notEstimable} from "../Estimated.js";
import {classicalCovariance, hc3Covariance, leastSquares, RankDeficient} from "../leastSquares.js";
import {isConstant} from "../moments.js";
import type {Sample} from "../Sample.js";
import type {Specification} from "../Specification.js";

const names = {
  ols_hc3: "least squares, HC3 95 % interval",
  ols_classical: "least squares, classical 95 % interval"
};

/**
 * Slope of the predictor in a linear regression of the outcome on it and the covariates, in units of the outcome a
 * unit of the predictor. Refuses a task that alone decides a coefficient (leverage 1) and names it.
 */
export function ols({x, y, z, w, rows}: Sample, spec: Specification): Estimate {
  const robust = spec.estimator === "ols_hc3";
  const method = (isConstant(w) ? "" : "weighted ") + names[robust ? "ols_hc3" : "ols_classical"];
  const n = y.length;
  const no = (reason: string): Estimate => notEstimable(method, n, reason);
  const k = 2 + z.length;
  if (n < k + 1) return no(`${k} coefficients need at least ${k + 1} tasks, this population has ${n}`);
  if (isConstant(x)) return no("the predictor does not vary in this population");
  if (isConstant(y)) return no("the outcome does not vary in this population");
  try {
    const fit = leastSquares(y, [x, ...z], w);
    const alone = fit.leverages.findIndex((h) => h > 1 - 1e-9);
    if (alone >= 0) return no(`one task alone decides a coefficient (leverage 1): ${rows[alone]!.task}`);
    const covariance = robust ? hc3Covariance(fit) : classicalCovariance(fit);
    const slope = fit.coefficients[1]!;
    const se = Math.sqrt(covariance.get(1, 1));
    if (!(se > 0)) return no("the fit is exact: there is no error to judge the slope by");
    const half = tCritical(fit.df) * se;
    return {
      estimable: true,
      value: slope,
      interval: [slope - half, slope + half],
      p: tTwoSided(slope / se, fit.df),
      n,
      method,
      details: {
        intercept: fit.coefficients[0]!,
        standard_error: se,
        classical_standard_error: Math.sqrt(classicalCovariance(fit).get(1, 1)),
        df: fit.df
      }
    };
  } catch (error) {
    if (error instanceof RankDeficient) return no("the predictor is a combination of the covariates");
    throw error;
  }
}
