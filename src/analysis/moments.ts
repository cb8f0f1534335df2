/** Weighted mean. */
export function weightedMean(values: readonly number[], w: readonly number[]): number {
  let total = 0;
  let weight = 0;
  for (let i = 0; i < values.length; ++i) {
    total += w[i]! * values[i]!;
    weight += w[i]!;
  }
  return total / weight;
}

/** Weighted sums of squares and products about the weighted means: enough for r and a simple slope. */
export function crossProducts(x: readonly number[], y: readonly number[], w: readonly number[]) {
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

/** Kish's effective sample size, (Σw)² / Σw²: n when weights are equal. Kish, Survey Sampling (1965). */
export function effectiveN(w: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const v of w) {
    sum += v;
    squares += v * v;
  }
  return (sum * sum) / squares;
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
