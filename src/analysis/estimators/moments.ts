/** Sum of values, in order; NaN where one is. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += values[i]!;
  return total;
}

/** Loops that only ever meet one kind of array run several times as fast. */
export const typed = (values: ArrayLike<number>): Float64Array =>
  values instanceof Float64Array ? values : new Float64Array(values);

/** Some of many values, by position. */
export function taken(values: ArrayLike<number>, positions: Uint32Array): Float64Array {
  const some = new Float64Array(positions.length);
  for (let i = 0; i < some.length; ++i) some[i] = values[positions[i]!]!;
  return some;
}

export function weightedMean(values: ArrayLike<number>, w: ArrayLike<number>): number {
  const [v, by] = [typed(values), typed(w)];
  let total = 0;
  let weight = 0;
  for (let i = 0; i < v.length; ++i) {
    total += by[i]! * v[i]!;
    weight += by[i]!;
  }
  return total / weight;
}

/**
 * Weighted sums of squares and products about the weighted means, and the correlation: the product moment over the
 * geometric mean of the sums of squares, held within ±1.
 */
export function crossProducts(x: ArrayLike<number>, y: ArrayLike<number>, w: ArrayLike<number>) {
  const [xs, ys, by] = [typed(x), typed(y), typed(w)];
  const [mx, my] = [weightedMean(xs, by), weightedMean(ys, by)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let i = 0; i < xs.length; ++i) {
    const dx = xs[i]! - mx;
    const dy = ys[i]! - my;
    xx += by[i]! * dx * dx;
    xy += by[i]! * dx * dy;
    yy += by[i]! * dy * dy;
  }
  return {mx, my, xx, xy, yy, r: Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))};
}

/** Kish's effective sample size, (Σw)² / Σw²: n when weights are equal. Kish, Survey Sampling (1965). */
export function effectiveN(w: readonly number[]): number {
  const total = sum(w);
  return (total * total) / sum(w.map((v) => v * v));
}

/** True when values do not vary, up to rounding of their size. */
export function isConstant(values: ArrayLike<number>): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; ++i) {
    if (values[i]! < low) low = values[i]!;
    if (values[i]! > high) high = values[i]!;
  }
  return !(high - low > 1e-12 * Math.max(Math.abs(high), Math.abs(low)));
}

/** The quantile of sorted values at p, linear between order statistics (type 6 of Hyndman & Fan, as R's boot). */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const last = sorted.length - 1;
  const position = Math.max(0, Math.min(last, (sorted.length + 1) * p - 1));
  const low = Math.floor(position);
  const high = Math.min(last, low + 1);
  return sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
}
