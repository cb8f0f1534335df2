import {estimate} from "./estimate.js";
import type {Estimate} from "./Estimated.js";
import type {Panel} from "./Panel.js";
import type {Specification} from "./Specification.js";
import {essayPopulation, essaySpecification, sharedPopulation} from "./Specification.js";

const spec = (change: Partial<Specification>): Specification => ({...essaySpecification, ...change});
const alone = (change: Partial<Specification>): Specification => spec({predictor: null, ...change});
const named = {...sharedPopulation, pseudo_tasks: false};

/** The specifications that results.json answers by name. All on the essay's unless the name says otherwise. */
export const declaredEstimates = {
  "pearson.api_directive.gap": essaySpecification,
  "spearman.api_directive.gap": spec({estimator: "spearman"}),
  "ols_hc3.api_directive.gap": spec({estimator: "ols_hc3"}),
  "ols_hc3.api_directive.claude_success": spec({estimator: "ols_hc3", outcome: "claude_success"}),
  "ols_hc3.api_directive.api_success": spec({estimator: "ols_hc3", outcome: "api_success"}),
  "pearson.claude_directive.gap": spec({predictor: "claude_directive"}),
  "pearson.api_learning.gap": spec({predictor: "api_learning"}),
  "pearson.claude_learning.gap": spec({predictor: "claude_learning"}),
  "pearson.learning_difference.gap": spec({predictor: "learning_difference"}),
  "pearson.directive_difference.gap": spec({predictor: "directive_difference"}),
  "partial.api_directive.gap.claude_success": spec({estimator: "partial", adjust: ["claude_success"]}),
  "partial.api_directive.gap.difficulty": spec({
    estimator: "partial",
    adjust: ["log_claude_human_only_time", "claude_human_education"]
  }),
  "weighted_min_n.api_directive.gap": spec({weights: "min_n"}),
  "named_tasks.api_directive.gap": spec({population: {...essayPopulation, pseudo_tasks: false}}),
  "disattenuated.api_directive.gap": spec({estimator: "disattenuated"}),
  mean_gap: alone({estimator: "mean"}),
  "mean_gap.bounds.all_shared": alone({estimator: "bounds_mean", population: named}),
  share_ahead: alone({estimator: "share_positive"}),
  "share_ahead.bounds.all_shared": alone({estimator: "bounds_share_positive", population: named}),
  "robustness_value.api_directive": spec({estimator: "robustness_value"}),
  mean_claude_success: alone({estimator: "mean", outcome: "claude_success"}),
  mean_api_success: alone({estimator: "mean", outcome: "api_success"})
} as const satisfies Record<string, Specification>;

export type EstimateId = keyof typeof declaredEstimates;
export type DeclaredEstimates = Readonly<Record<EstimateId, Estimate>>;

/** Published once and compared by others: with so many resamples another seed moves an end by a few thousandths. */
const replicates = 10_000;

/** Answers all declared specifications on one panel. */
export function runDeclared(panel: Panel): DeclaredEstimates {
  const entries = Object.entries(declaredEstimates).map(
    ([id, declared]) => [id, estimate(declared, panel, {replicates})] as const
  );
  return Object.fromEntries(entries) as Record<EstimateId, Estimate>;
}
