import {bisectLeft} from "d3-array";

/**
 * Values as places in the order of their distinct values: enough to rank any resample of them without sorting again. `of`:
 * the place of each value, from 0, ties share one; `ranks`: room for what is found of each place.
 */
function places(values: readonly number[]) {
  const sorted = new Float64Array(values).sort();
  const distinct = sorted.filter((v, i) => i === 0 || v !== sorted[i - 1]);
  return {of: Int32Array.from(values, (v) => bisectLeft(distinct, v)), ranks: new Float64Array(distinct.length)};
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
  const {of, ranks} = places(values);
  for (const place of of) ranks[place]! += 1;
  rankPlaces(ranks);
  return Array.from(of, (place) => ranks[place]!);
}

/**
 * Spearman's correlation of x and y as a function of how often each task occurs: sorted once, then two passes a
 * resample, so that a bootstrap of 2,000 tasks ranks every resample anew within a page's patience.
 * Ranks are multiples of ½, so the sums are exact and nothing is lost by not centring them.
 */
export function rankCorrelation(x: readonly number[], y: readonly number[]): (count: Uint16Array) => number {
  const [{of: inX, ranks: ranksX}, {of: inY, ranks: ranksY}] = [places(x), places(y)];
  return (count) => {
    ranksX.fill(0);
    ranksY.fill(0);
    let tasks = 0;
    for (let i = 0; i < count.length; ++i) {
      const times = count[i]!;
      tasks += times;
      ranksX[inX[i]!]! += times;
      ranksY[inY[i]!]! += times;
    }
    const [xx, yy] = [rankPlaces(ranksX), rankPlaces(ranksY)];
    let xy = 0;
    for (let i = 0; i < count.length; ++i) xy += count[i]! * ranksX[inX[i]!]! * ranksY[inY[i]!]!;
    const middle = (tasks * (tasks + 1) ** 2) / 4;
    return Math.max(-1, Math.min(1, (xy - middle) / Math.sqrt((xx - middle) * (yy - middle))));
  };
}
