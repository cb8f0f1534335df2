/**
 * Kolmogorov–Smirnov test that values come from the uniform distribution on 0 to 1: p by the limiting distribution with
 * Stephens' (1970) correction for small n.
 */
export function uniformity(values: readonly number[]): number {
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce((d, v, i) => Math.max(d, (i + 1) / n - v, v - i / n), 0);
  return kolmogorov(distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)));
}

/** Upper tail of the Kolmogorov distribution: 2 Σ (−1)^(k−1) exp(−2k²t²). Below 0.2 it is 1 to twelve digits. */
function kolmogorov(t: number): number {
  if (t < 0.2) return 1;
  let total = 0;
  for (let k = 1; k <= 100; ++k) total += (k % 2 ? 1 : -1) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, Math.max(0, 2 * total));
}
