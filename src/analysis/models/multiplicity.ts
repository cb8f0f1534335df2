import padjust from "@stdlib/stats-padjust";

import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import type {Specification} from "../panel/Specification.js";

/** p of a family, null where there was no test. */
type Family = readonly (number | null)[];

/** Holm's (1979) step-down p: the chance of *any* false finding in the family stays below the level. Nulls stay null. */
export function holm(family: Family): (number | null)[] {
  return adjusted(family, "holm");
}

/** Benjamini & Hochberg's (1995) p: the expected *share* of false findings stays below the level. Nulls stay null. */
export function benjaminiHochberg(family: Family): (number | null)[] {
  return adjusted(family, "bh");
}

/**
 * The estimates of a declared family with intervals that hold together: each at 1 − (1 − level)/m, after Bonferroni. What
 * this release cannot answer is not shown, so it does not widen what is: m counts the members with an answer.
 */
export function simultaneous(family: readonly Specification[], panel: Panel, level = 0.95): Estimate[] {
  const answered = family.filter((spec) => estimate(spec, panel, {replicates: 0}).estimable).length;
  return family.map((spec) => estimate(spec, panel, {level: 1 - (1 - level) / Math.max(1, answered)}));
}

function adjusted(family: Family, method: "holm" | "bh"): (number | null)[] {
  const tested = family.filter((p) => p !== null);
  const values = tested.length > 0 ? padjust(tested, method) : [];
  let next = 0;
  return family.map((p) => (p === null ? null : values[next++]!));
}
