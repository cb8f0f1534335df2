import type {Panel} from "../panel/Panel.js";
import {type Sample, sampleOf, wholePopulation} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import {allFinite, type Estimate, notEstimable} from "./Estimated.js";
import type {EstimateOptions} from "./EstimatorFunction.js";
import {estimators} from "./estimators.js";

const defaults: EstimateOptions = {level: 0.95, replicates: 2000, designEffect: 1};

/**
 * Runs a specification on a panel: the one place where a statistic of the panel is computed.
 *
 * @param options level of the interval (0 to 1), and number of resamples for the estimators with a bootstrap interval: 0
 * gives their closed-form approximation, for loops over thousands of specifications. `method` tells which.
 * @returns value, interval and p in the units of the outcome (correlations have none), or why there is no answer.
 * Bad input never throws and never gives NaN.
 */
export function estimate(spec: Specification, panel: Panel, options: Partial<EstimateOptions> = {}): Estimate {
  const {cases} = estimators[spec.estimator];
  return estimateOn(cases === "complete" ? sampleOf(spec, panel) : wholePopulation(spec, panel), spec, options);
}

/** `estimate` with the sample at hand, which specifications that differ in the estimator alone have in common. */
export function estimateOn(sample: Sample, spec: Specification, options: Partial<EstimateOptions> = {}): Estimate {
  const refused = refusal(spec, sample);
  if (refused !== null) return notEstimable(spec.estimator, sample.rows.length, refused);
  const answer = estimators[spec.estimator].run(sample, spec, {...defaults, ...options});
  return answer.estimable && !allFinite(answer)
    ? notEstimable(answer.method, answer.n, "the values are too large, too small or too close together to compute with")
    : answer;
}

/** What no estimator, or not this one, can work with. */
function refusal(spec: Specification, {rows, y, x, z, w}: Sample): string | null {
  const {takes} = estimators[spec.estimator];
  if (takes.predictor && spec.predictor === null) return "this estimator needs a predictor";
  if (!takes.predictor && spec.predictor !== null) return "this estimator takes no predictor";
  if (!takes.adjust && spec.adjust.length > 0) return "this estimator takes no covariates";
  if (!takes.moderator && spec.moderator) return "this estimator takes no interaction: a slope does";
  if (!takes.weights && spec.weights !== "equal") return "this estimator takes no weights";
  if (rows.length === 0) return "no task of this population publishes all that is asked for";
  const broken = x.filter((v) => !Number.isFinite(v)).length;
  if (spec.transform === "log" && broken > 0)
    return `${broken} of ${rows.length} tasks have a predictor that is not above 0: it has no logarithm`;
  if ([y, x, w, ...z].some((values) => values.some((v) => !Number.isFinite(v))))
    return "a value is not a finite number";
  if (w.some((v) => v < 0)) return "a weight is negative";
  if (w.every((v) => v === 0)) return "all weights are zero";
  return null;
}
