import type {EstimatorFunction} from "./EstimatorFunction.js";
import {boundsMean, boundsSharePositive} from "./estimators/bounds.js";
import {disattenuated} from "./estimators/disattenuated.js";
import {mean} from "./estimators/mean.js";
import {meanClusterSoc} from "./estimators/meanClusterSoc.js";
import {oaxaca} from "./estimators/oaxaca.js";
import {olsClassical, olsClusterSoc, olsHc3} from "./estimators/ols.js";
import {partial} from "./estimators/partial.js";
import {pearson} from "./estimators/pearson.js";
import {quadratic} from "./estimators/quadratic.js";
import {robustnessValue} from "./estimators/robustnessValue.js";
import {sharePositive} from "./estimators/sharePositive.js";
import {spearman} from "./estimators/spearman.js";
import type {Estimator} from "./Specification.js";

/** What of a specification an estimator uses. It refuses what it does not, rather than ignore it. */
interface Takes {
  predictor: boolean;
  adjust: boolean;
  weights: boolean;
}

interface Method {
  run: EstimatorFunction;
  /** Tasks that publish all that is asked for, or all tasks of the population. */
  cases: "complete" | "all";
  takes: Takes;
}

const one: Takes = {predictor: false, adjust: false, weights: true};
const two: Takes = {predictor: true, adjust: false, weights: true};
const adjusted: Takes = {predictor: true, adjust: true, weights: true};

/** Every estimator a specification may name. */
export const estimators: Readonly<Record<Estimator, Method>> = {
  mean: {run: mean, cases: "complete", takes: one},
  mean_cluster_soc: {run: meanClusterSoc, cases: "complete", takes: one},
  share_positive: {run: sharePositive, cases: "complete", takes: one},
  pearson: {run: pearson, cases: "complete", takes: two},
  spearman: {run: spearman, cases: "complete", takes: {...two, weights: false}},
  partial: {run: partial, cases: "complete", takes: adjusted},
  ols_hc3: {run: olsHc3, cases: "complete", takes: adjusted},
  ols_classical: {run: olsClassical, cases: "complete", takes: adjusted},
  ols_cluster_soc: {run: olsClusterSoc, cases: "complete", takes: adjusted},
  quadratic: {run: quadratic, cases: "complete", takes: adjusted},
  oaxaca: {run: oaxaca, cases: "complete", takes: adjusted},
  disattenuated: {run: disattenuated, cases: "complete", takes: two},
  robustness_value: {run: robustnessValue, cases: "complete", takes: adjusted},
  bounds_mean: {run: boundsMean, cases: "all", takes: one},
  bounds_share_positive: {run: boundsSharePositive, cases: "all", takes: one}
};
