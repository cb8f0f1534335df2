import type {Panel} from "../panel/Panel.js";
import {type Sample, sampleOf} from "../panel/Sample.js";
import {essaySpecification, type Estimator, type Specification} from "../panel/Specification.js";
import {estimators, takes, withEstimator} from "../panel/specify.js";
import {boundsMean, boundsSharePositive, wholePopulation} from "./bounds.js";
import {disattenuated} from "./disattenuated.js";
import {type Estimate, type EstimateOptions, type EstimatorFunction, notEstimable} from "./Estimated.js";
import {mean, meanClusterSoc, sharePositive} from "./mean.js";
import {oaxaca} from "./oaxaca.js";
import {olsClassical, olsClusterSoc, olsHc3, robustnessValue} from "./ols.js";
import {partial, pearson, spearman} from "./pearson.js";
import {quadratic} from "./quadratic.js";
import {unvarying} from "./regression.js";

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
  const sample = estimators[spec.estimator].whole ? wholePopulation(spec, panel) : sampleOf(spec, panel);
  return estimateOn(sample, spec, options);
}

/** `estimate` with the sample at hand, which specifications that differ in the estimator alone have in common. */
export function estimateOn(sample: Sample, spec: Specification, options: Partial<EstimateOptions> = {}): Estimate {
  const n = sample.w.length;
  const found = refusal(spec, sample) ?? functions[spec.estimator](sample, spec, {...defaults, ...options});
  if (typeof found === "string") return notEstimable(spec.estimator, n, found);
  const {value, interval, p, method, details} = found;
  return [value, ...(interval ?? []), p ?? 0, ...Object.values(details)].every(Number.isFinite)
    ? {estimable: true, value, interval, p, n, method, details}
    : notEstimable(method, n, "the values are too large, too small or too close together to compute with");
}

/** What no estimator, or not this one, can work with. */
function refusal(spec: Specification, sample: Sample): string | null {
  const {y, x, z, w} = sample;
  const {predictor, adjust, moderator, weights} = spec;
  if (takes(spec, "predictor") && predictor === null) return "this estimator needs a predictor";
  if (!takes(spec, "predictor") && predictor !== null) return "this estimator takes no predictor";
  if (!takes(spec, "adjust") && adjust.length > 0) return "this estimator takes no covariates";
  if (!takes(spec, "moderator") && moderator) return "this estimator takes no interaction: a slope does";
  if (!takes(spec, "weights") && weights !== "equal") return "this estimator takes no weights";
  const n = w.length;
  if (n === 0) return "no task of this population publishes all that is asked for";
  const needed = estimators[spec.estimator].least + z.length;
  if (n < needed) return `this estimator needs at least ${needed} tasks, this population has ${n}`;
  const broken = x.filter((v) => !Number.isFinite(v)).length;
  if (spec.transform === "log" && broken > 0)
    return `${broken} of ${n} tasks have a predictor that is not above 0: it has no logarithm`;
  if ([y, x, w, ...z].some((values) => values.some((v) => !Number.isFinite(v))))
    return "a value is not a finite number";
  if (w.some((v) => v < 0)) return "a weight is negative";
  if (w.every((v) => v === 0)) return "all weights are zero";
  return predictor === null ? null : unvarying(sample);
}

/**
 * The estimates of a declared family with intervals that hold together: each at 1 − 0.05/m, after Bonferroni. What this
 * release cannot answer is not shown, so it does not widen what is: m counts the members with an answer.
 */
export function simultaneous(family: readonly Specification[], panel: Panel): Estimate[] {
  const answered = family.filter((spec) => estimate(spec, panel, {replicates: 0}).estimable).length;
  return family.map((spec) => estimate(spec, panel, {level: 1 - (1 - 0.95) / Math.max(1, answered)}));
}

/** Pearson's correlation over rows of one's own, each counted once, with its 95 % interval. */
export function correlate<T>(rows: readonly T[], x: (row: T) => number, y: (row: T) => number): Estimate {
  const sample = {rows: [], x: rows.map(x), y: rows.map(y), z: [], w: rows.map(() => 1)};
  return estimateOn(sample, essaySpecification);
}

/**
 * A least-squares slope of the gap taken apart: Claude.ai side − API side. Least squares is linear in the outcome, so
 * over the same tasks the parts add up exactly, whatever covariates and weights.
 *
 * @param spec its outcome is ignored; its estimator is one of the least-squares ones.
 */
export function slopeParts(spec: Specification, panel: Panel) {
  const require = [...spec.population.require, "claude_success", "api_success"] as const;
  const common = {...spec, population: {...spec.population, require}};
  const side = (outcome: "gap" | "claude_success" | "api_success"): Estimate => estimate({...common, outcome}, panel);
  return {gap: side("gap"), claude: side("claude_success"), api: side("api_success")};
}

/**
 * How far the cells that were not published could move the outcome: bounds of its mean and of the share above 0, over
 * the specification's population without asking that cells be published.
 */
export function foldedBounds(spec: Specification, panel: Panel): {spec: Specification; answer: Estimate}[] {
  const weights = spec.weights === "inverse_variance" ? "equal" : spec.weights;
  const whole: Specification = {...spec, weights, population: {...spec.population, require: []}};
  return (["bounds_mean", "bounds_share_positive"] as const).map((estimator) => {
    const asked = withEstimator(whole, estimator);
    return {spec: asked, answer: estimate(asked, panel)};
  });
}
