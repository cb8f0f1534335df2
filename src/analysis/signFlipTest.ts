import {defaultSeed, seededUniform} from "./seededRandom.js";

export interface PermutationTest {
  /** (b + 1)/(B + 1), two-sided: never 0. Phipson & Smyth (2010). */
  p: number;
  /** b: flips whose mean is at least as far from 0. */
  extreme: number;
  /** B. */
  permutations: number;
  /** Monte-Carlo standard error of p. */
  monte_carlo_error: number;
}

/**
 * Paired sign-flip test that differences are as likely up as down (Fisher 1935): each task's gap gets a random sign, and
 * the mean is compared with the one observed. Assumes symmetric differences under the null, no distribution.
 *
 * @param differences one a task, any unit. @returns null without a difference other than 0.
 */
export function signFlipTest(
  differences: readonly number[],
  {permutations = 9999, seed = defaultSeed} = {}
): PermutationTest | null {
  const values = Float64Array.from(differences);
  if (!values.some((v) => v !== 0) || !values.every(Number.isFinite)) return null;
  const uniform = seededUniform(seed);
  // A flip that gives the same mean in another order of addition counts as the same.
  const observed = Math.abs(values.reduce((a, v) => a + v, 0)) - 1e-12 * values.reduce((a, v) => a + Math.abs(v), 0);
  let extreme = 0;
  for (let b = 0; b < permutations; ++b) {
    let total = 0;
    for (const v of values) total += uniform() < 0.5 ? v : -v;
    if (Math.abs(total) >= observed) ++extreme;
  }
  const p = (extreme + 1) / (permutations + 1);
  return {p, extreme, permutations, monte_carlo_error: Math.sqrt((p * (1 - p)) / permutations)};
}
