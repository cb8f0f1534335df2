/** Sum of values. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const v of values) total += v;
  return total;
}

/** Weighted mean. */
export function weightedMean(values: readonly number[], w: ArrayLike<number>): number {
  let total = 0;
  let weight = 0;
  for (let i = 0; i < values.length; ++i) {
    total += w[i]! * values[i]!;
    weight += w[i]!;
  }
  return total / weight;
}

/** Weighted sums of squares and products about the weighted means: enough for r and a simple slope. */
export function crossProducts(x: readonly number[], y: readonly number[], w: ArrayLike<number>) {
  const mx = weightedMean(x, w);
  const my = weightedMean(y, w);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < x.length; ++i) {
    const dx = x[i]! - mx;
    const dy = y[i]! - my;
    xx += w[i]! * dx * dx;
    xy += w[i]! * dx * dy;
    yy += w[i]! * dy * dy;
  }
  return {mx, my, xx, xy, yy};
}

/** Weighted correlation: the product moment over the geometric mean of the sums of squares, held within ±1. */
export function correlation(x: readonly number[], y: readonly number[], w: ArrayLike<number>): number {
  const {xx, xy, yy} = crossProducts(x, y, w);
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

/** Kish's effective sample size, (Σw)² / Σw²: n when weights are equal. Kish, Survey Sampling (1965). */
export function effectiveN(w: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < w.length; ++i) {
    total += w[i]!;
    squares += w[i]! * w[i]!;
  }
  return (total * total) / squares;
}

/** True when values do not vary, up to rounding of their size. */
export function isConstant(values: readonly number[]): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
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
