import {sum} from "d3-array";
import {uniformFloat64} from "pure-rand/distribution/uniformFloat64";
import {xoroshiro128plus} from "pure-rand/generator/xoroshiro128plus";

/**
 * Seeded draws. Each concern takes its own stream, so that a facet added to one release does not move the
 * numbers of another. Only `log`, `exp` and `sqrt` are used: V8 computes them in software, the same everywhere.
 */
export class Random {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;
  private spare: number | null = null;

  /** @param labels what the stream is for; the same seed and labels give the same draws. */
  constructor(seed: number, ...labels: (string | number)[]) {
    this.generator = xoroshiro128plus(hash(`${seed}/${labels.join("/")}`));
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return uniformFloat64(this.generator);
  }

  /** Uniform integer in [0, n). */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** Standard normal, by Marsaglia's polar method. */
  normal(): number {
    const {spare} = this;
    this.spare = null;
    if (spare !== null) return spare;
    for (;;) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const s = u * u + v * v;
      if (s === 0 || s >= 1) continue;
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      this.spare = v * scale;
      return u * scale;
    }
  }

  normals(): [number, number, number] {
    return [this.normal(), this.normal(), this.normal()];
  }

  /** Mean 0, standard deviation 1, never beyond ±2.45: keeps a share within 0 to 100 without clipping. */
  bounded(): number {
    return (this.uniform() + this.uniform() - 1) * 2.449489742783178;
  }

  /** Mean 0, standard deviation 1, from −3.87 to 1.29: many a little above the mean, some far below. */
  skewed(): number {
    return (Math.max(this.uniform(), this.uniform(), this.uniform()) - 0.75) * 5.163977794943222;
  }

  /** Successes in n trials. Exact while few are expected on either side, else the rounded normal. */
  binomial(n: number, p: number): number {
    if (n <= 0 || p <= 0) return 0;
    if (p >= 1) return n;
    if (p > 0.5) return n - this.binomial(n, 1 - p);
    if (n * p < 20) return this.binomialByGaps(n, p);
    return Math.min(n, Math.max(0, Math.round(n * p + this.normal() * Math.sqrt(n * p * (1 - p)))));
  }

  /** Splits n over the weights; the counts add up to n. */
  multinomial(n: number, weights: readonly number[]): number[] {
    let mass = sum(weights);
    let left = n;
    return weights.map((w, k) => {
      const last = k === weights.length - 1 || mass - w <= 1e-12;
      const drawn = last ? left : this.binomial(left, w / mass);
      left -= drawn;
      mass -= w;
      return drawn;
    });
  }

  /** Devroye's second waiting-time method: work grows with n·p, not with n. */
  private binomialByGaps(n: number, p: number): number {
    const rate = Math.log(1 - p);
    let count = -1;
    let trials = 0;
    do {
      trials += Math.floor(Math.log(1 - this.uniform()) / rate) + 1;
      count++;
    } while (trials <= n);
    return count;
  }
}

/** FNV-1a, 32 bits: spreads a label over the seeds of the generator. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
