/** A closed interval; the level is 95 % unless the method says otherwise. */
export type Interval = readonly [number, number];

/** An answer with its uncertainty. */
export interface Estimated {
  estimable: true;
  value: number;
  /** Null only where no interval is defined; `method` says why. */
  interval: Interval | null;
  /** Two-sided; null where no test is defined. */
  p: number | null;
  /** Tasks that entered. */
  n: number;
  method: string;
  /** What else the method yields: intercept, standard errors, effective n … */
  details?: Readonly<Record<string, number>>;
}

/** The data cannot answer: the reason is a sentence for a reader. */
export interface NotEstimable {
  estimable: false;
  value: null;
  interval: null;
  p: null;
  n: number;
  method: string;
  reason: string;
}

export type Estimate = Estimated | NotEstimable;

export function notEstimable(method: string, n: number, reason: string): NotEstimable {
  return {estimable: false, value: null, interval: null, p: null, n, method, reason};
}
