import {estimate} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import type {Specification} from "../panel/Specification.js";

/**
 * The estimates of a declared family with intervals that hold together: each at 1 − (1 − level)/m, after Bonferroni. What
 * this release cannot answer is not shown, so it does not widen what is: m counts the members with an answer.
 */
export function simultaneous(family: readonly Specification[], panel: Panel, level = 0.95): Estimate[] {
  const answered = family.filter((spec) => estimate(spec, panel, {replicates: 0}).estimable).length;
  return family.map((spec) => estimate(spec, panel, {level: 1 - (1 - level) / Math.max(1, answered)}));
}
