import {robustness} from "../models/confounding.js";
import {groupOf, type PanelRow} from "../panel/Panel.js";
import {clusteredBySoc, clusterRobust} from "./clusterRobust.js";
import {tFound} from "./distributions.js";
import {type EstimatorFunction, percent} from "./Estimated.js";
import {type Fit, hc3Covariance} from "./leastSquares.js";
import {effectiveN, isConstant} from "./moments.js";
import {regression, slopeOf} from "./regression.js";

/** Standard error of the slope, the degrees of freedom of its t, and what else to tell; or why there is none. */
type Errors = (fit: Fit, rows: readonly PanelRow[]) => {se: number; df: number; groups?: number} | string;

/** Errors of unequal variance: the default. */
export const olsHc3 = ols("HC3", (fit) => ({se: Math.sqrt(hc3Covariance(fit)[1]![1]!), df: fit.df}));

/** Errors of equal variance. */
export const olsClassical = ols("classical", (fit) => slopeOf(fit));

/** Errors that go together within a SOC major group: see `clusterRobust`. */
export const olsClusterSoc = ols(clusteredBySoc, (fit, rows) => {
  const labels = rows.map(groupOf);
  const found = new Set(labels).size;
  const k = fit.coefficients.length;
  if (found <= k) return `${k} coefficients need more than ${k} SOC major groups, this population has ${found}`;
  return clusterRobust(fit, labels, 1);
});

/**
 * Slope of the predictor in a linear regression of the outcome on it and the covariates, in units of the outcome a
 * unit of the predictor, weighted when the specification says so.
 */
function ols(kind: string, errors: Errors): EstimatorFunction {
  return (sample, _, {level}) => {
    const fit = regression(sample);
    if (typeof fit === "string") return fit;
    const judged = errors(fit, sample.rows);
    if (typeof judged === "string") return judged;
    const {slope, se: classical_standard_error} = slopeOf(fit);
    const {se, df, groups} = judged;
    if (!(se > 1e-9 * classical_standard_error)) return "the standard error comes out as zero";
    const effective_n = effectiveN(sample.w);
    const details = {intercept: fit.coefficients[0]!, classical_standard_error, effective_n, ...(groups && {groups})};
    const method = `${isConstant(sample.w) ? "" : "weighted "}least squares, ${kind} ${percent(level)} interval`;
    return tFound(slope, se, df, level, method, details);
  };
}

/**
 * Robustness value of the slope, 0 to 1: the partial R² that an omitted variable would need with both predictor and
 * outcome to bring the slope to 0. Details: the same to bring it within sampling error of 0, and the predictor's own
 * partial R². Cinelli & Hazlett (2020), which uses the classical t whatever else is reported.
 */
export const robustnessValue: EstimatorFunction = (sample, _, {level}) => {
  const fit = regression(sample);
  if (typeof fit === "string") return fit;
  const {slope, se, df} = slopeOf(fit);
  if (df < 2) return "one degree of freedom is left: an omitted variable would use it up";
  const t = slope / se;
  const {value, significant, partial_r2} = robustness(t, df, 1 - level);
  const weighted = isConstant(sample.w) ? "" : "weighted ";
  const method =
    `robustness value (Cinelli & Hazlett 2020) of the ${weighted}least-squares slope, classical t at ${percent(level)}; ` +
    "no interval: it restates the slope's own uncertainty";
  const details = {robustness_value_significant: significant, partial_r2, t, df, slope, standard_error: se};
  return {value, interval: null, p: null, method, details};
};
