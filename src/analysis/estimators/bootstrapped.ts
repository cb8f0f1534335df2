import {bootstrap} from "./bootstrap.js";
import {type EstimateOptions, type Found, type Interval, percent} from "./Estimated.js";
import {typed} from "./moments.js";

/** Fewer tasks have too few different resamples for a bootstrap worth the name. */
const leastTasks = 10;

/**
 * The BCa interval of an estimator over resampled tasks, or its closed-form interval where no resamples are asked for,
 * tasks are too few, or too few resamples have a defined value.
 */
export function bootstrapped(
  estimator: string,
  n: number,
  statistic: (count: Uint16Array) => number,
  {level, replicates}: EstimateOptions,
  closedForm: {interval: Interval; name: string}
): Pick<Found, "interval" | "method" | "details"> {
  const boot = replicates === 0 || n < leastTasks ? null : bootstrap(n, statistic, {level, replicates});
  if (boot === null)
    return {
      interval: closedForm.interval,
      method: `${estimator}, ${closedForm.name} ${percent(level)} interval`,
      details: {}
    };
  return {
    interval: boot.interval,
    method: `${estimator}, BCa ${percent(level)} interval from ${replicates} resamples of tasks`,
    details: {
      standard_error: boot.standard_error,
      monte_carlo_error: Math.max(...boot.monte_carlo_error),
      replicates: boot.replicates
    }
  };
}

/** Tasks' weights in a resample, each times how often it occurs: one array, written anew in each call. */
export function weightsOf(w: readonly number[]): (count: Uint16Array) => Float64Array {
  const [own, weights] = [typed(w), new Float64Array(w.length)];
  return (count) => {
    for (let i = 0; i < weights.length; ++i) weights[i] = own[i]! * count[i]!;
    return weights;
  };
}
