import {phi, tCritical} from "../estimators/distributions.js";
import {type Codec, numbersCodec} from "../panel/query.js";
import limits from "./crossoverLimits.json" with {type: "json"};

/**
 * A study in which every user does some tasks on each platform, half of them beginning with either, and the mean success
 * of each user on one is compared with that on the other (paired t test).
 */
export interface Crossover {
  /** Success expected on each platform, per cent, strictly between 0 and 100. */
  claude: number;
  api: number;
  /** Correlation of any two outcomes of one user, 0 to below 1: some users succeed more often everywhere. */
  correlation: number;
  /** Tasks a user does on each platform, at least 1. */
  tasks: number;
  /**
   * Standard deviation between users of the true difference, in points: some gain more than others. Default 0, one effect
   * for everybody; the study then needs fewest users.
   */
  spread?: number;
}

/**
 * Standard deviation of a user's difference in mean success, in pp: √((v₁ + v₂)(1 + (k − 1)ρ)/k − 2ρ√(v₁v₂) + τ²(1 − 1/2k))
 * with v = p(1 − p) and τ the spread of the true difference. The spread enters with its own variance, less what it takes
 * from the chance of single outcomes, whose variance its mean fixes; half of it is taken to lie on either platform.
 */
export function differenceDeviation({claude, api, correlation, tasks, spread = 0}: Crossover): number {
  const [a, b] = [claude * (100 - claude), api * (100 - api)];
  const own = ((a + b) * (1 + (tasks - 1) * correlation)) / tasks;
  const varying = spread * spread * (1 - 1 / (2 * tasks));
  return Math.sqrt(Math.max(0, own - 2 * correlation * Math.sqrt(a * b) + varying));
}

/**
 * The chance that the study with so many users finds the gap: exact for normal differences (noncentral t), close for
 * shares once a few dozen users take part.
 *
 * @returns null for fewer than two users or when the design leaves no variance.
 */
export function crossoverPower(design: Crossover, users: number): number | null {
  const deviation = differenceDeviation(design);
  if (users < 2 || !(deviation > 0)) return null;
  return pairedPower(design.claude - design.api, deviation, users);
}

/** Power of a two-sided paired t test at 5 % for a difference, given the standard deviation of the pairs' differences. */
export function pairedPower(difference: number, deviation: number, pairs: number): number {
  const shift = (difference / deviation) * Math.sqrt(pairs);
  const critical = tCritical(pairs - 1);
  return aboveNoncentralT(critical, pairs - 1, shift) + aboveNoncentralT(critical, pairs - 1, -shift);
}

/** The fewest users for a power, 0 to 1. @returns null when there is no gap, no variance, or a million do not suffice. */
export function usersNeeded(design: Crossover, power = 0.8): number | null {
  const enough = (users: number): boolean => (crossoverPower(design, users) ?? 0) >= power;
  let high = 2;
  while (!enough(high)) if ((high *= 2) > 1e6) return null;
  let low = 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * P(T > t) of the noncentral t: the normal tail averaged over the sampling distribution of s/σ, whose density is
 * proportional to s^(ν − 1)·exp(−νs²/2). Simpson's rule; good to 1e-9 for the levels in use.
 */
function aboveNoncentralT(t: number, df: number, shift: number): number {
  const steps = 400;
  const width = 9 / Math.sqrt(2 * df);
  const from = Math.max(0, 1 - width);
  const step = (1 + width - from) / steps;
  let tail = 0;
  let total = 0;
  for (let i = 0; i <= steps; ++i) {
    const s = from + i * step;
    const simpson = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    const density = simpson * (s === 0 ? Number(df === 1) : Math.exp((df - 1) * Math.log(s) - (df * (s * s - 1)) / 2));
    tail += density * phi(shift - t * s);
    total += density;
  }
  return tail / total;
}

export const crossoverLimits = limits;

/**
 * A crossover study as a reader plans it: the difference in success to be found, in points; the chance to find it, per
 * cent; tasks a person does on each platform; the correlation of two outcomes of one person, per cent.
 */
export type CrossoverChoice = Record<keyof typeof crossoverLimits, number>;

/** A study for a difference as large as the one observed, in points. */
export function standardCrossover(observed: number): CrossoverChoice {
  const {min, max} = crossoverLimits.difference;
  const difference = Math.max(min, Math.min(max, Math.round(Math.abs(observed))));
  return {difference, power: 80, tasks: 5, correlation: 20};
}

/**
 * The study in the terms of `usersNeeded`.
 *
 * @param better expected success on the better platform, per cent; kept far enough from both ends for the difference.
 */
export function crossoverOf({difference, tasks, correlation}: CrossoverChoice, better: number): Crossover {
  const claude = Math.max(difference + 1, Math.min(99, better));
  return {claude, api: claude - difference, tasks, correlation: correlation / 100};
}

export const crossoverAddress = (standard: CrossoverChoice): Codec<CrossoverChoice> =>
  numbersCodec(crossoverLimits, standard);
