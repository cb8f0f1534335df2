import {robustness} from "../models/confounding.js";
import {notEstimable, percent} from "./Estimated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {isConstant} from "./moments.js";
import {regression, slopeOf} from "./regression.js";

/**
 * Robustness value of the slope, 0 to 1: the partial R² that an omitted variable would need with both predictor and
 * outcome to bring the slope to 0. Details: the same to bring it within sampling error of 0, and the predictor's own
 * partial R². Cinelli & Hazlett (2020), which uses the classical t whatever else is reported.
 */
export const robustnessValue: EstimatorFunction = (sample, _, {level}) => {
  const n = sample.y.length;
  const weighted = isConstant(sample.w) ? "" : "weighted ";
  const method =
    `robustness value (Cinelli & Hazlett 2020) of the ${weighted}least-squares slope, classical t at ${percent(level)}; ` +
    "no interval: it restates the slope's own uncertainty";
  const fit = regression(sample);
  if (typeof fit === "string") return notEstimable(method, n, fit);
  const {slope, se, df} = slopeOf(fit);
  if (df < 2) return notEstimable(method, n, "one degree of freedom is left: an omitted variable would use it up");
  const t = slope / se;
  const {value, significant, partial_r2} = robustness(t, df, {alpha: 1 - level});
  const details = {robustness_value_significant: significant, partial_r2, t, df, slope, standard_error: se};
  return {estimable: true, value, interval: null, p: null, n, method, details};
};
