import type {Estimator} from "../panel/Specification.js";
import {boundsMean, boundsSharePositive} from "./bounds.js";
import {disattenuated} from "./disattenuated.js";
import type {EstimatorFunction} from "./EstimatorFunction.js";
import {mean} from "./mean.js";
import {meanClusterSoc} from "./meanClusterSoc.js";
import {oaxaca} from "./oaxaca.js";
import {olsClassical, olsClusterSoc, olsHc3} from "./ols.js";
import {partial} from "./partial.js";
import {pearson} from "./pearson.js";
import {quadratic} from "./quadratic.js";
import {robustnessValue} from "./robustnessValue.js";
import {sharePositive} from "./sharePositive.js";
import {spearman} from "./spearman.js";

/** What of a specification an estimator uses. It refuses what it does not, rather than ignore it. */
interface Takes {
  predictor: boolean;
  adjust: boolean;
  weights: boolean;
  /** Whether it can ask how the slope depends on another variable. */
  moderator?: boolean;
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
const slope: Takes = {...adjusted, moderator: true};

/** Every estimator a specification may name. */
export const estimators: Readonly<Record<Estimator, Method>> = {
  mean: {run: mean, cases: "complete", takes: one},
  mean_cluster_soc: {run: meanClusterSoc, cases: "complete", takes: one},
  share_positive: {run: sharePositive, cases: "complete", takes: one},
  pearson: {run: pearson, cases: "complete", takes: two},
  spearman: {run: spearman, cases: "complete", takes: {...two, weights: false}},
  partial: {run: partial, cases: "complete", takes: adjusted},
  ols_hc3: {run: olsHc3, cases: "complete", takes: slope},
  ols_classical: {run: olsClassical, cases: "complete", takes: slope},
  ols_cluster_soc: {run: olsClusterSoc, cases: "complete", takes: slope},
  quadratic: {run: quadratic, cases: "complete", takes: adjusted},
  oaxaca: {run: oaxaca, cases: "complete", takes: adjusted},
  disattenuated: {run: disattenuated, cases: "complete", takes: two},
  robustness_value: {run: robustnessValue, cases: "complete", takes: adjusted},
  bounds_mean: {run: boundsMean, cases: "all", takes: one},
  bounds_share_positive: {run: boundsSharePositive, cases: "all", takes: one}
};
