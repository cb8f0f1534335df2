import {bisectLeft, bisectRight} from "d3-array";
import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";

import {numberedLabels} from "../panel/Panel.js";
import {timed} from "../timed.js";
import {phi, phiDensity, phiInverse} from "./distributions.js";
import {type EstimateOptions, type Found, type Interval, percent} from "./Estimated.js";
import {quantileOfSorted, sum, typed} from "./moments.js";

/** The seed of every resampling in the report, so that its numbers repeat. */
export const defaultSeed = 20260212;

export interface BootstrapOptions {
  /** Resamples. */
  replicates: number;
  seed: number;
  /** Coverage, 0 to 1. */
  level: number;
  /** Bias-corrected and accelerated, or the plain percentiles of the replicates. */
  kind: "bca" | "percentile";
  /** A label a task: whole groups are resampled instead of tasks. Null resamples tasks. */
  groups: readonly string[] | null;
}

export type Bootstrap = NonNullable<ReturnType<typeof bootstrap>>;

const defaults: BootstrapOptions = {replicates: 2000, seed: defaultSeed, level: 0.95, kind: "bca", groups: null};

/**
 * Bootstrap interval of a statistic, resampling tasks (or groups of tasks) with replacement. Efron (1987) for BCa,
 * whose acceleration is from the jackknife over the same units.
 *
 * @param n tasks.
 * @param statistic of how often each of the n tasks occurs, in its own unit; NaN where it is not defined. The counts
 * are reused between calls.
 * @returns null when fewer than nine in ten resamples have a finite statistic, when they are all the same, or when
 * there are fewer than two units.
 */
export function bootstrap(
  n: number,
  statistic: (count: Uint16Array) => number,
  options: Partial<BootstrapOptions> = {}
) {
  const {replicates, seed, level, kind, groups} = {...defaults, ...options};
  const grouped = groups && numberedLabels(groups);
  const size = grouped?.labels.length ?? n;
  if (size < 2) return null;
  const of = (drawn: Uint16Array): number =>
    statistic(grouped ? Uint16Array.from(grouped.positions, (unit) => drawn[unit]!) : drawn);
  const values = timed("resamples", () => resampled(size, of, replicates, seed));
  if (values.length < 0.9 * replicates || values[0] === values.at(-1)) return null;
  const once = new Uint16Array(size).fill(1);
  const probabilities: Interval =
    kind === "percentile"
      ? [(1 - level) / 2, (1 + level) / 2]
      : bcaProbabilities(
          values,
          of(once),
          Array.from(once, (_, unit) => of(once.with(unit, 0))),
          level
        );
  const both = (of: (p: number) => number): Interval => [of(probabilities[0]), of(probabilities[1])];
  return {
    interval: both((p) => quantileOfSorted(values, p)),
    /** Monte-Carlo standard error of each end: how much it would move with another seed. */
    monte_carlo_error: both((p) => quantileError(values, p, kind === "bca")),
    /** Standard deviation of the replicates. */
    standard_error: deviation(values),
    /** Resamples whose statistic could be computed. */
    replicates: values.length
  };
}

/**
 * `bootstrap` of several statistics that one computation gives, which is then done once a resample: the same seed draws
 * the same resamples in the same order for each of them.
 */
export function bootstrapParts<Part extends string>(
  n: number,
  parts: readonly Part[],
  statistic: (count: Uint16Array) => Readonly<Record<Part, number>>,
  options: Partial<BootstrapOptions> = {}
): Record<Part, Bootstrap | null> {
  const kept: Readonly<Record<Part, number>>[] = [];
  const intervals = parts.map((part) => {
    let call = 0;
    return [part, bootstrap(n, (count) => (kept[call++] ??= statistic(count))[part], options)] as const;
  });
  return Object.fromEntries(intervals) as Record<Part, Bootstrap | null>;
}

/** The finite replicates, sorted. */
function resampled(
  size: number,
  statistic: (drawn: Uint16Array) => number,
  replicates: number,
  seed: number
): Float64Array {
  const resample = resamplesOf(size, replicates, seed);
  const values = Float64Array.from({length: replicates}, (_, b) => statistic(resample(b)));
  return values.filter(Number.isFinite).sort();
}

let last: {key: string; resample: (b: number) => Uint16Array} | null = null;

/** How often each unit is drawn, resample by resample. The last are kept: many statistics are of the same tasks. */
function resamplesOf(size: number, replicates: number, seed: number): (b: number) => Uint16Array {
  const key = `${size} ${replicates} ${seed}`;
  if (last?.key === key) return last.resample;
  const uniform = seededUniform(seed);
  const counts = new Uint16Array(size * replicates);
  let drawn = 0;
  const resample = (b: number): Uint16Array => {
    for (; drawn <= b; ++drawn) for (let i = 0; i < size; ++i) counts[drawn * size + ((uniform() * size) | 0)]! += 1;
    return counts.subarray(b * size, (b + 1) * size);
  };
  last = {key, resample};
  return resample;
}

function deviation(values: Float64Array): number {
  const centre = sum(values) / values.length;
  return Math.sqrt(sum(values.map((v) => (v - centre) ** 2)) / (values.length - 1));
}

/**
 * Which quantiles of the replicates the BCa interval takes (Efron 1987, eq. 6.4 and 6.7): corrected for the median bias
 * of the replicates and, by the skewness of the jackknife, for a standard error that changes with the value.
 *
 * @param sorted replicates, ascending.
 * @param jackknife the statistic without each unit in turn; not finite values are left out.
 */
function bcaProbabilities(
  sorted: Float64Array,
  observed: number,
  jackknife: readonly number[],
  level: number
): Interval {
  const share = (bisectLeft(sorted, observed) + bisectRight(sorted, observed)) / 2 / sorted.length;
  const least = 0.5 / sorted.length;
  const bias = phiInverse(Math.min(Math.max(share, least), 1 - least));
  const acceleration = accelerationOf(jackknife.filter(Number.isFinite));
  const probability = (alpha: number): number => {
    const z = bias + phiInverse(alpha);
    return phi(bias + z / (1 - acceleration * z));
  };
  return [probability((1 - level) / 2), probability((1 + level) / 2)];
}

/** Skewness of the jackknife values over 6: Efron (1987), eq. 6.6. */
function accelerationOf(jackknife: readonly number[]): number {
  const centre = sum(jackknife) / jackknife.length;
  const cubes = sum(jackknife.map((v) => (centre - v) ** 3));
  const squares = sum(jackknife.map((v) => (centre - v) ** 2));
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/**
 * Monte-Carlo standard error of a quantile of the replicates: the binomial error of its rank (for BCa also that of the bias
 * correction, which moves the rank), carried over to the values by the replicates' own spacing.
 */
function quantileError(sorted: Float64Array, p: number, bca: boolean): number {
  const n = sorted.length;
  const bias = bca ? (2 * phiDensity(phiInverse(p)) * 0.5) / (phiDensity(0) * Math.sqrt(n)) : 0;
  const step = Math.sqrt((p * (1 - p)) / n + bias * bias);
  return (quantileOfSorted(sorted, p + step) - quantileOfSorted(sorted, p - step)) / 2;
}

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

/** Uniform numbers in [0, 1) of 32 random bits, the same sequence for the same seed on any machine. */
export function seededUniform(seed: number): () => number {
  const generator = xoroshiro128plus(seed);
  return () => (generator.next() >>> 0) / 4294967296;
}
