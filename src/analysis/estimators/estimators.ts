import choices from "../panel/choices.json" with {type: "json"};
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

const parts = ["predictor", "adjust", "weights", "moderator"] as const;

/** A method, and what of a specification it uses: it refuses what it does not, rather than ignore it. */
interface Method {
  run: EstimatorFunction;
  /** Tasks that publish all that is asked for, or all tasks of the population. */
  cases: "complete" | "all";
  takes: Readonly<Record<(typeof parts)[number], boolean>>;
  /** Whether its interval is from resamples, for which a reader waits. */
  resampled: boolean;
  /** What its value is counted in, as far as the estimator decides it. */
  scale: string;
}

const functions: Readonly<Record<Estimator, EstimatorFunction>> = {
  mean,
  mean_cluster_soc: meanClusterSoc,
  share_positive: sharePositive,
  pearson,
  spearman,
  partial,
  ols_hc3: olsHc3,
  ols_classical: olsClassical,
  ols_cluster_soc: olsClusterSoc,
  quadratic,
  oaxaca,
  disattenuated,
  robustness_value: robustnessValue,
  bounds_mean: boundsMean,
  bounds_share_positive: boundsSharePositive
};

/** Every estimator a specification may name. */
export const estimators = Object.fromEntries(
  Object.entries(choices.estimators).map(([name, {takes, scale, ...rest}]) => [
    name,
    {
      run: functions[name as Estimator],
      cases: name.startsWith("bounds") ? "all" : "complete",
      takes: Object.fromEntries(parts.map((part) => [part, takes.includes(part)])),
      scale,
      resampled: "resampled" in rest
    }
  ])
) as Readonly<Record<Estimator, Method>>;
