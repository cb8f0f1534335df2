import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

import type {Found} from "./Estimated.js";

/** Two-sided p of a t statistic, from the doubled *lower* tail: `1 − cdf` would underflow to 0. */
export const tTwoSided = (t: number, df: number): number => 2 * tCdf(-Math.abs(t), df);

/** The t quantile that leaves (1 − level)/2 in each tail; from the lower tail, which keeps its digits near level 1. */
export const tCritical = (df: number, level = 0.95): number => -tQuantile((1 - level) / 2, df);

/** A value with its standard error, as interval and two-sided p by Student's t. */
export function tFound(
  value: number,
  se: number,
  df: number,
  level: number,
  method: string,
  details: Found["details"]
): Found {
  const half = tCritical(df, level) * se;
  const p = tTwoSided(value / se, df);
  return {value, interval: [value - half, value + half], p, method, details: {standard_error: se, df, ...details}};
}

/** The normal quantile that leaves (1 − level)/2 in each tail. */
export const zCritical = (level = 0.95): number => -phiInverse((1 - level) / 2);

/** Standard normal distribution function, density and quantile. */
export const phi = (z: number): number => normalCdf(z, 0, 1);
export const phiDensity = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
export const phiInverse = (p: number): number => normalQuantile(p, 0, 1);
