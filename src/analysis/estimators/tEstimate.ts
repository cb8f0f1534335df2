import {tCritical, tTwoSided} from "./distributions.js";
import type {Estimated} from "./Estimated.js";

interface Described {
  n: number;
  method: string;
  level: number;
  details: Readonly<Record<string, number>>;
}

/** A value with its standard error, as interval and two-sided p by Student's t. */
export function tEstimate(value: number, se: number, df: number, {n, method, level, details}: Described): Estimated {
  const half = tCritical(df, level) * se;
  return {
    estimable: true,
    value,
    interval: [value - half, value + half],
    p: tTwoSided(value / se, df),
    n,
    method,
    details: {standard_error: se, df, ...details}
  };
}
