import type {Panel} from "../panel/Panel.js";
import type {Specification} from "../panel/Specification.js";
import {estimate} from "./estimate.js";
import type {Estimate} from "./Estimated.js";
import type {EstimateOptions} from "./EstimatorFunction.js";

export interface SlopeParts {
  /** Slope of the gap. */
  gap: Estimate;
  /** Slope of Claude.ai's success on the same tasks. */
  claude: Estimate;
  /** Slope of the API's success on the same tasks. */
  api: Estimate;
}

/**
 * A least-squares slope of the gap taken apart: Claude.ai side − API side. Least squares is linear in the outcome, so
 * over the same tasks the parts add up exactly, whatever covariates and weights.
 *
 * @param spec its outcome is ignored; its estimator is one of the least-squares ones.
 */
export function slopeParts(spec: Specification, panel: Panel, options: Partial<EstimateOptions> = {}): SlopeParts {
  const require = [...spec.population.require, "claude_success", "api_success"] as const;
  const common = {...spec, population: {...spec.population, require}};
  const side = (outcome: "gap" | "claude_success" | "api_success"): Estimate =>
    estimate({...common, outcome}, panel, options);
  return {gap: side("gap"), claude: side("claude_success"), api: side("api_success")};
}
