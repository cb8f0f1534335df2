import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** Two-sided p of a t statistic, from the doubled *lower* tail: `1 − cdf` would underflow to 0. */
export function tTwoSided(t: number, df: number): number {
  return 2 * tCdf(-Math.abs(t), df);
}

/** The t quantile that leaves (1 − level)/2 in each tail; from the lower tail, which keeps its digits near level 1. */
export function tCritical(df: number, level = 0.95): number {
  return -tQuantile((1 - level) / 2, df);
}

/** The normal quantile that leaves (1 − level)/2 in each tail. */
export function zCritical(level = 0.95): number {
  return -normalQuantile((1 - level) / 2, 0, 1);
}

/** Standard normal distribution function. */
export function phi(z: number): number {
  return normalCdf(z, 0, 1);
}

/** Standard normal density. */
export function phiDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** Standard normal quantile. */
export function phiInverse(p: number): number {
  return normalQuantile(p, 0, 1);
}
