import {type Transfer, transfer} from "../models/transfer.js";
import type {Panel} from "../panel/Panel.js";
import {part, sampleOf} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";
import {notEstimable} from "./Estimated.js";
import {correlation, quantileOfSorted} from "./moments.js";
import {defaultSeed, seededUniform} from "./seededRandom.js";

/** One split: how the first half's line does on the second, and the second half's own correlation. */
interface Split extends Transfer {
  scored_r: number;
}

/** What a line fitted on one random half of the tasks does on the other, over many splits. */
export type SplitHalves = Extract<ReturnType<typeof splitHalves>, {estimable: true}>;

/** So many random splits, unless asked for others. */
export const defaultSplits = 1000;

/** Fits on a random half of the tasks and scores on the other, again and again. The same seed gives the same splits. */
export function splitHalves(spec: Specification, panel: Panel, {splits = defaultSplits, seed = defaultSeed} = {}) {
  const sample = sampleOf(spec, panel);
  const n = sample.y.length;
  const uniform = seededUniform(seed);
  const all: Split[] = [];
  for (let split = 0; split < splits; ++split) {
    const order = shuffled(n, uniform);
    const scored = part(sample, order.slice(n >> 1));
    const result = transfer(part(sample, order.slice(0, n >> 1)), scored);
    if (result.estimable) all.push({...result, scored_r: correlation(scored.x, scored.y, scored.w)});
  }
  if (all.length < 0.9 * splits)
    return notEstimable("split halves", n, "more than one in ten splits has a half that cannot be fitted");
  const spread = (of: (split: Split) => number) => {
    const sorted = Float64Array.from(all, of).sort();
    const at = (p: number): number => quantileOfSorted(sorted, p);
    return {low: at(0.025), median: at(0.5), high: at(0.975)};
  };
  return {
    estimable: true as const,
    n,
    /** Splits in which both halves could be fitted. */
    splits: all.length,
    /** Share of splits with slopes of the same sign in both halves, 0 to 1. */
    same_sign: all.filter((t) => t.same_sign).length / all.length,
    /** Median and middle 95 % of the splits: a description of how it varies, not a confidence interval. */
    scored_slope: spread((t) => t.scored_slope),
    scored_r: spread((t) => t.scored_r),
    r2: spread((t) => t.r2),
    /** Every split, for a figure. */
    all
  };
}

/** Fisher–Yates. */
function shuffled(n: number, uniform: () => number): number[] {
  const order = Array.from({length: n}, (_, i) => i);
  for (let i = n - 1; i > 0; --i) {
    const j = Math.floor(uniform() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
