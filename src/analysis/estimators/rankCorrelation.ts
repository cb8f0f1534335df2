import {type Places, places, rankPlaces} from "./ranks.js";

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
