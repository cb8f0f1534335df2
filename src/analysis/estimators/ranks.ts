import {below} from "./resampleInterval.js";

/** Values as places in the order of their distinct values: enough to rank any resample of them without sorting again. */
export interface Places {
  /** The place of each value, from 0; ties share one. */
  of: Int32Array;
  /** Distinct values. */
  distinct: number;
}

export function places(values: readonly number[]): Places {
  const sorted = new Float64Array(values).sort();
  const distinct = sorted.filter((v, i) => i === 0 || v !== sorted[i - 1]);
  return {of: Int32Array.from(values, (v) => below(distinct, v)), distinct: distinct.length};
}

/**
 * Turns how many tasks are at each place into the midrank of that place, from 1: ties share the mean of their ranks.
 *
 * @returns the sum of squared ranks over all tasks.
 */
export function rankPlaces(tasks: Float64Array): number {
  let below = 0;
  let squares = 0;
  for (let i = 0; i < tasks.length; ++i) {
    const tied = tasks[i]!;
    const rank = below + (tied + 1) / 2;
    below += tied;
    squares += tied * rank * rank;
    tasks[i] = rank;
  }
  return squares;
}

/** Ranks from 1, ties share the mean of their ranks. */
export function midranks(values: readonly number[]): number[] {
  const {of, distinct} = places(values);
  const ranks = new Float64Array(distinct);
  for (const place of of) ranks[place]! += 1;
  rankPlaces(ranks);
  return Array.from(of, (place) => ranks[place]!);
}
