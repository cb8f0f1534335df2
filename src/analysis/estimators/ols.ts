import {groupsOf} from "../panel/groups.js";
import type {PanelRow} from "../panel/Panel.js";
import {clusterRobust} from "./clusterRobust.js";
import {type Estimate, notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {classicalCovariance, type Fit, hc3Covariance} from "./leastSquares.js";
import {clusteredBySoc} from "./meanClusterSoc.js";
import {effectiveN, isConstant} from "./moments.js";
import {regression, slopeOf} from "./regression.js";
import {tEstimate} from "./tEstimate.js";

/** Variance of the slope, the degrees of freedom of its t, and what else to tell; or why there is none. */
type Errors = (fit: Fit, rows: readonly PanelRow[]) => Judged | string;
interface Judged {
  variance: number;
  df: number;
  details?: Readonly<Record<string, number>>;
}

/** Errors of unequal variance: the default. */
export const olsHc3 = ols("HC3", (fit) => ({variance: hc3Covariance(fit)[1]![1]!, df: fit.df}));

/** Errors of equal variance. */
export const olsClassical = ols("classical", (fit) => ({variance: classicalCovariance(fit)[1]![1]!, df: fit.df}));

/** Errors that go together within a SOC major group: see `clusterRobust`. */
export const olsClusterSoc = ols(clusteredBySoc, (fit, rows) => {
  const labels = groupsOf(rows);
  const found = new Set(labels).size;
  const k = fit.coefficients.length;
  if (found <= k) return `${k} coefficients need more than ${k} SOC major groups, this population has ${found}`;
  const {variance, df, groups} = clusterRobust(fit, labels, 1);
  return {variance, df, details: {groups}};
});

/**
 * Slope of the predictor in a linear regression of the outcome on it and the covariates, in units of the outcome a
 * unit of the predictor, weighted when the specification says so.
 */
function ols(kind: string, errors: Errors): EstimatorFunction {
  return (sample, _, {level}) => {
    const n = sample.y.length;
    const method = `${isConstant(sample.w) ? "" : "weighted "}least squares, ${kind} ${percent(level)} interval`;
    const no = (reason: string): Estimate => notEstimable(method, n, reason);
    const fit = regression(sample);
    if (typeof fit === "string") return no(fit);
    const judged = errors(fit, sample.rows);
    if (typeof judged === "string") return no(judged);
    const {slope, se: classical} = slopeOf(fit);
    const se = Math.sqrt(judged.variance);
    if (!(se > 1e-9 * classical)) return no("the standard error comes out as zero");
    const details = {
      intercept: fit.coefficients[0]!,
      classical_standard_error: classical,
      effective_n: effectiveN(sample.w),
      ...judged.details
    };
    return tEstimate(slope, se, judged.df, {n, method, level, details});
  };
}
