import {phi, phiDensity, phiInverse} from "./distributions.js";
import type {Interval} from "./Estimated.js";
import {quantileOfSorted} from "./moments.js";

/**
 * Which quantiles of the replicates the BCa interval takes (Efron 1987, eq. 6.4 and 6.7): corrected for the median bias
 * of the replicates and, by the skewness of the jackknife, for a standard error that changes with the value.
 *
 * @param sorted replicates, ascending.
 * @param jackknife the statistic without each unit in turn; not finite values are left out.
 */
export function bcaProbabilities(
  sorted: Float64Array,
  observed: number,
  jackknife: readonly number[],
  level: number
): Interval {
  const share = (below(sorted, observed) + below(sorted, observed, true)) / 2 / sorted.length;
  const least = 0.5 / sorted.length;
  const bias = phiInverse(Math.min(Math.max(share, least), 1 - least));
  const acceleration = accelerationOf(jackknife.filter(Number.isFinite));
  const probability = (alpha: number): number => {
    const z = bias + phiInverse(alpha);
    return phi(bias + z / (1 - acceleration * z));
  };
  return [probability((1 - level) / 2), probability((1 + level) / 2)];
}

export function intervalEnds(sorted: Float64Array, [low, high]: Interval): Interval {
  return [quantileOfSorted(sorted, low), quantileOfSorted(sorted, high)];
}

/**
 * Monte-Carlo standard error of both ends: the binomial error of a quantile's rank (for BCa also that of the bias
 * correction, which moves the rank), carried over to the values by the replicates' own spacing.
 */
export function endErrors(sorted: Float64Array, probabilities: Interval, bca: boolean): Interval {
  const n = sorted.length;
  const error = (p: number): number => {
    const bias = bca ? (2 * phiDensity(phiInverse(p)) * 0.5) / (phiDensity(0) * Math.sqrt(n)) : 0;
    const step = Math.sqrt((p * (1 - p)) / n + bias * bias);
    return (quantileOfSorted(sorted, p + step) - quantileOfSorted(sorted, p - step)) / 2;
  };
  return [error(probabilities[0]), error(probabilities[1])];
}

/** Skewness of the jackknife values over 6: Efron (1987), eq. 6.6. */
function accelerationOf(jackknife: readonly number[]): number {
  const centre = jackknife.reduce((a, v) => a + v, 0) / jackknife.length;
  const cubes = jackknife.reduce((a, v) => a + (centre - v) ** 3, 0);
  const squares = jackknife.reduce((a, v) => a + (centre - v) ** 2, 0);
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** How many of sorted values are smaller than a value (or not larger, with `ties`). */
export function below(sorted: Float64Array, value: number, ties = false): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (ties && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
