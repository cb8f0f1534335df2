import {phi, phiInverse} from "./distributions.js";
import type {Interval} from "./Estimated.js";
import {seededIndex} from "./seededRandom.js";

export interface Bootstrap {
  interval: Interval;
  /** Resamples whose statistic could be computed. */
  replicates: number;
  /** Standard deviation of the replicates. */
  standard_error: number;
}

/**
 * Bias-corrected and accelerated (BCa) bootstrap interval of a statistic of indices 0 … n − 1, resampling tasks with
 * replacement. Efron (1987). The seed makes it repeatable.
 *
 * @returns null when fewer than nine in ten resamples give a finite statistic, or all give the same.
 */
export function bootstrap(
  n: number,
  statistic: (index: readonly number[]) => number,
  {replicates = 2000, seed = 20260212, level = 0.95} = {}
): Bootstrap | null {
  const draw = seededIndex(seed);
  const index = new Array<number>(n);
  const values: number[] = [];
  for (let b = 0; b < replicates; ++b) {
    for (let i = 0; i < n; ++i) index[i] = draw(n);
    const value = statistic(index);
    if (Number.isFinite(value)) values.push(value);
  }
  if (values.length < 0.9 * replicates) return null;
  values.sort((a, b) => a - b);
  if (values[0] === values.at(-1)) return null;
  const all = Array.from({length: n}, (_, i) => i);
  const observed = statistic(all);
  const jackknife = all.map((i) => statistic([...all.slice(0, i), ...all.slice(i + 1)]));
  return {
    interval: bcaInterval(values, observed, jackknife, level),
    replicates: values.length,
    standard_error: deviation(values)
  };
}

function bcaInterval(sorted: number[], observed: number, jackknife: number[], level: number): Interval {
  const below = sorted.filter((v) => v < observed).length + sorted.filter((v) => v === observed).length / 2;
  const bias = phiInverse(Math.min(Math.max(below / sorted.length, 1e-6), 1 - 1e-6));
  const centre = jackknife.reduce((a, v) => a + v, 0) / jackknife.length;
  const cubes = jackknife.reduce((a, v) => a + (centre - v) ** 3, 0);
  const squares = jackknife.reduce((a, v) => a + (centre - v) ** 2, 0);
  const acceleration = squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
  const end = (alpha: number): number => {
    const z = bias + phiInverse(alpha);
    return quantile(sorted, phi(bias + z / (1 - acceleration * z)));
  };
  return [end((1 - level) / 2), end((1 + level) / 2)];
}

/** The order statistic with linear interpolation on the scale of R's boot package. */
function quantile(sorted: number[], p: number): number {
  const position = (sorted.length + 1) * p - 1;
  const low = Math.max(0, Math.min(sorted.length - 1, Math.floor(position)));
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low]! + Math.max(0, Math.min(1, position - low)) * (sorted[high]! - sorted[low]!);
}

function deviation(values: number[]): number {
  const centre = values.reduce((a, v) => a + v, 0) / values.length;
  return Math.sqrt(values.reduce((a, v) => a + (v - centre) ** 2, 0) / (values.length - 1));
}
