import type {Estimate, Interval} from "../estimators/Estimated.js";

/** How strong something not in the data would have to be to make the whole mean gap. */
export interface UnseenDifference {
  /** pp: how much more common it is on one platform than on the other, 0 to 100. */
  prevalence: number;
  /** pp: by how much success must differ between conversations with it and without it, on the same task. */
  success: number;
  interval: Interval;
}

/**
 * A trait of conversations that nobody published (a weaker model, a practised user) makes a gap of its difference in
 * prevalence times its difference in success, so the whole gap needs success to differ by gap / prevalence. This holds
 * task by task and on average when both are the same for all tasks. Beyond 100 pp nothing can differ.
 *
 * @param gap mean gap, pp.
 * @param prevalences pp, each above 0.
 */
export function unseenDifferences(gap: Estimate, prevalences: readonly number[]): UnseenDifference[] {
  if (!gap.estimable || gap.interval === null) return [];
  const {value, interval} = gap;
  return prevalences.map((prevalence) => {
    const needed = (pp: number): number => (100 * pp) / prevalence;
    return {prevalence, success: needed(value), interval: [needed(interval[0]), needed(interval[1])]};
  });
}
