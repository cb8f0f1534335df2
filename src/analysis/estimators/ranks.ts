import {below} from "./resampleInterval.js";

/** Values as places in the order of their distinct values: enough to rank any resample of them without sorting again. */
interface Places {
  /** The place of each value, from 0; ties share one. */
  of: Int32Array;
  /** Distinct values. */
  distinct: number;
}

function places(values: readonly number[]): Places {
  const sorted = new Float64Array(values).sort();
  const distinct = sorted.filter((v, i) => i === 0 || v !== sorted[i - 1]);
  return {of: Int32Array.from(values, (v) => below(distinct, v)), distinct: distinct.length};
}

/**
 * Turns how many tasks are at each place into the midrank of that place, from 1: ties share the mean of their ranks.
 *
 * @returns the sum of squared ranks over all tasks.
 */
function rankPlaces(tasks: Float64Array): number {
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

/**
 * Spearman's correlation of x and y as a function of how often each task occurs: sorted once, then two passes a
 * resample, so that a bootstrap of 2,000 tasks ranks every resample anew within a page's patience.
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): (count: Uint16Array) => number {
  const inX = places(x);
  const inY = places(y);
  const ranksX = new Float64Array(inX.distinct);
  const ranksY = new Float64Array(inY.distinct);
  return (count) => correlationOfRanks(count, inX, inY, ranksX, ranksY);
}

/** Ranks are multiples of ½, so the sums are exact and nothing is lost by not centring them. */
function correlationOfRanks(
  count: Uint16Array,
  {of: inX}: Places,
  {of: inY}: Places,
  ranksX: Float64Array,
  ranksY: Float64Array
): number {
  const n = count.length;
  ranksX.fill(0);
  ranksY.fill(0);
  let tasks = 0;
  for (let i = 0; i < n; ++i) {
    const times = count[i]!;
    tasks += times;
    ranksX[inX[i]!]! += times;
    ranksY[inY[i]!]! += times;
  }
  const xx = rankPlaces(ranksX);
  const yy = rankPlaces(ranksY);
  let xy = 0;
  for (let i = 0; i < n; ++i) xy += count[i]! * ranksX[inX[i]!]! * ranksY[inY[i]!]!;
  const middle = (tasks * (tasks + 1) ** 2) / 4;
  return Math.max(-1, Math.min(1, (xy - middle) / Math.sqrt((xx - middle) * (yy - middle))));
}
