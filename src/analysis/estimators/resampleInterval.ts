import {bisectLeft, bisectRight} from "d3-array";

import {phi, phiDensity, phiInverse} from "./distributions.js";
import type {Interval} from "./Estimated.js";
import {quantileOfSorted, sum} from "./moments.js";

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
export function quantileError(sorted: Float64Array, p: number, bca: boolean): number {
  const n = sorted.length;
  const bias = bca ? (2 * phiDensity(phiInverse(p)) * 0.5) / (phiDensity(0) * Math.sqrt(n)) : 0;
  const step = Math.sqrt((p * (1 - p)) / n + bias * bias);
  return (quantileOfSorted(sorted, p + step) - quantileOfSorted(sorted, p - step)) / 2;
}
