import type {Sample} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";

/** A closed interval; the level is 95 % unless the method says otherwise. */
export type Interval = readonly [number, number];

/** Which side of 0 an interval lies on; 0 when it includes 0. */
export const side = ([low, high]: Interval): -1 | 0 | 1 => (low > 0 ? 1 : high < 0 ? -1 : 0);

/** An answer with its uncertainty. */
export interface Estimated {
  estimable: true;
  value: number;
  /** Null only where no interval is defined or asked for; `method` says why. */
  interval: Interval | null;
  /** Two-sided; null where no test is defined. A p below 1e-308 underflows to 0: show it as "< 1e-15". */
  p: number | null;
  /** Tasks that entered. */
  n: number;
  method: string;
  /** What else the method yields: intercept, standard errors, effective n … */
  details?: Readonly<Record<string, number>>;
}

/** The data cannot answer: the reason is a clause for a reader, lower case, without a final period. */
export type NotEstimable = {estimable: false; n: number; method: string; reason: string} & Record<
  "value" | "interval" | "p",
  null
>;

export type Estimate = Estimated | NotEstimable;

export function notEstimable(method: string, n: number, reason: string): NotEstimable {
  return {estimable: false, value: null, interval: null, p: null, n, method, reason};
}

export interface EstimateOptions {
  /** Coverage of the interval, 0 to 1. */
  level: number;
  /** Bootstrap resamples, for the estimators whose interval is a bootstrap; 0 for their closed-form approximation. */
  replicates: number;
  /**
   * Kish's design effect of the conversations behind a share: how many times its sampling variance is that of independent
   * conversations. Read by `disattenuated` alone; 1 takes them as independent.
   */
  designEffect: number;
}

export type Found = Required<Omit<Estimated, "estimable" | "n">>;

/** A method: cases in, what is found or the reason why nothing is out. */
export type EstimatorFunction = (sample: Sample, spec: Specification, options: EstimateOptions) => Found | string;

/** How a level is written in `method`: 0.95 → "95 %". */
export const percent = (level: number): string => `${Number((100 * level).toFixed(3))} %`;

/** One estimate with its interval, under a name. */
export interface NamedInterval {
  name: string;
  value: number;
  interval: Interval;
  n: number;
  /** Set apart, as the one a text is about. */
  marked?: boolean;
}

/** An answer under a name, as a row of a plot; none without an interval. */
export const intervalRow = (name: string, {value, interval, n}: Estimate, marked = false): NamedInterval[] =>
  value === null || interval === null ? [] : [{name, value, interval, n, marked}];
