import {withEstimator} from "../panel/choices.js";
import type {Panel} from "../panel/Panel.js";
import type {Specification} from "../panel/Specification.js";
import {estimate} from "./estimate.js";
import type {Estimate} from "./Estimated.js";

interface FoldedBound {
  spec: Specification;
  answer: Estimate;
}

/**
 * How far the cells that were not published could move the outcome: bounds of its mean and of the share above 0, over
 * the specification's population without asking that cells be published.
 */
export function foldedBounds(spec: Specification, panel: Panel): FoldedBound[] {
  const weights = spec.weights === "inverse_variance" ? "equal" : spec.weights;
  const whole: Specification = {...spec, weights, population: {...spec.population, require: []}};
  return (["bounds_mean", "bounds_share_positive"] as const).map((estimator) => {
    const asked = withEstimator(whole, estimator);
    return {spec: asked, answer: estimate(asked, panel)};
  });
}
