import type {Estimate, Interval} from "../estimators/Estimated.js";

/**
 * How strong something not in the data would have to be to make the whole mean gap. A trait of conversations that nobody
 * published (a weaker model, a practised user) makes a gap of its difference in prevalence times its difference in success,
 * so the whole gap needs success to differ by gap / prevalence, on the same task. This holds task by task and on average
 * when both are the same for all tasks. Beyond 100 pp nothing can differ.
 *
 * @param gap mean gap, pp.
 * @param prevalences pp, each above 0: how much more common it is on one platform than on the other.
 * @returns by how many pp success must differ between conversations with it and without it.
 */
export function unseenDifferences(gap: Estimate, prevalences: readonly number[]) {
  if (!gap.estimable || gap.interval === null) return [];
  const {value, interval} = gap;
  return prevalences.map((prevalence) => {
    const [success, low, high] = [value, ...interval].map((pp) => (100 * pp) / prevalence) as [number, number, number];
    return {prevalence, success, interval: [low, high] as Interval};
  });
}
