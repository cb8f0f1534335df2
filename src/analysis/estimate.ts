import type {Estimate} from "./Estimated.js";
import {notEstimable} from "./Estimated.js";
import {mean, sharePositive} from "./estimators/mean.js";
import {ols} from "./estimators/ols.js";
import {pearson} from "./estimators/pearson.js";
import {spearman} from "./estimators/spearman.js";
import type {Panel} from "./Panel.js";
import type {Sample} from "./Sample.js";
import {sampleOf} from "./Sample.js";
import type {Estimator, Specification} from "./Specification.js";

/** A method: complete cases in, an answer or a reason out. */
export type EstimatorFunction = (sample: Sample, spec: Specification) => Estimate;

const estimators: Partial<Record<Estimator, EstimatorFunction>> = {
  mean,
  share_positive: sharePositive,
  pearson,
  spearman,
  ols_hc3: ols,
  ols_classical: ols
};

/**
 * Runs a specification on a panel: the one place where a statistic of the panel is computed.
 *
 * @returns value, interval and p in the units of the outcome (correlations have none), or why there is no answer.
 * Bad input never throws and never gives NaN.
 */
export function estimate(spec: Specification, panel: Panel): Estimate {
  const sample = sampleOf(spec, panel);
  return (
    refusal(spec, sample) ??
    estimators[spec.estimator]?.(sample, spec) ??
    notEstimable(spec.estimator, sample.y.length, "this build has no such estimator")
  );
}

/** Whatever no estimator can work with. */
function refusal(spec: Specification, {y, x, z, w}: Sample): Estimate | null {
  const n = y.length;
  const no = (reason: string): Estimate => notEstimable(spec.estimator, n, reason);
  if (n === 0) return no("no task of this population publishes all that is asked for");
  if ([y, x, ...z].some((values) => values.some((v) => !Number.isFinite(v))))
    return no("a value is not finite: a logarithm was asked of a number that is not above 0");
  if (w.every((v) => v === 0)) return no("all weights are zero");
  return null;
}
