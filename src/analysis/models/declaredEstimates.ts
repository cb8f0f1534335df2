import {estimate} from "../estimators/estimate.js";
import {type Estimate, notEstimable} from "../estimators/Estimated.js";
import type {Globals} from "../panel/Globals.js";
import type {Panel} from "../panel/Panel.js";
import {
  essayPopulation,
  essaySpecification,
  type Population,
  sharedPopulation,
  type Specification
} from "../panel/Specification.js";
import {withColumnsFrom} from "../panel/withColumnsFrom.js";
import {labelKindness} from "./labelKindness.js";
import {outsideGap} from "./outsideGap.js";

const spec = (change: Partial<Specification>): Specification => ({...essaySpecification, ...change});
const alone = (change: Partial<Specification>): Specification => spec({predictor: null, ...change});
const named = {...sharedPopulation, pseudo_tasks: false};
const namedComplete: Population = {...essayPopulation, pseudo_tasks: false};
const speedAndSuccess = spec({outcome: "claude_success", predictor: "log_claude_speedup"});
const noiseOut = spec({estimator: "disattenuated"});

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
  "named_tasks.api_directive.gap": spec({population: namedComplete}),
  "disattenuated.api_directive.gap": noiseOut,
  mean_gap: alone({estimator: "mean"}),
  "mean_gap.bounds.all_shared": alone({estimator: "bounds_mean", population: named}),
  share_ahead: alone({estimator: "share_positive"}),
  "share_ahead.bounds.all_shared": alone({estimator: "bounds_share_positive", population: named}),
  "robustness_value.api_directive": spec({estimator: "robustness_value"}),
  mean_claude_success: alone({estimator: "mean", outcome: "claude_success"}),
  mean_api_success: alone({estimator: "mean", outcome: "api_success"}),
  "oaxaca.claude_line": spec({estimator: "oaxaca", outcome: "claude_success", predictor: "claude_directive"}),
  "oaxaca.api_line": spec({estimator: "oaxaca", outcome: "api_success", predictor: "api_directive"}),
  "oaxaca.difference_line": spec({estimator: "oaxaca", predictor: "directive_difference"}),
  /** What the difference form leaves out: 0 when only the difference of both shares matters. */
  "oaxaca.difference_line.claude_directive": spec({
    estimator: "ols_hc3",
    predictor: "claude_directive",
    adjust: ["directive_difference"]
  }),
  "quadratic.api_directive.gap": spec({estimator: "quadratic"}),
  "pearson.claude_log_speedup.claude_success": {
    ...speedAndSuccess,
    population: {...named, platform: "claude"}
  },
  "pearson.claude_log_speedup.claude_success.complete": speedAndSuccess,
  "clustered.mean_gap": alone({estimator: "mean_cluster_soc"}),
  "clustered.ols.api_directive.gap": spec({estimator: "ols_cluster_soc"})
} as const satisfies Record<string, Specification>;

/** What a declared estimate may be made from beside the panel. */
export interface Sources {
  panel: Panel;
  /** Figures about all conversations. */
  globals: Globals;
  /** The panel of August 2025; null where that release is not at hand. */
  august: Panel | null;
}

/** The release that `august.…` takes its predictor from. */
export const augustRelease = "2025-09-15";

/** An answer that needs more than a specification and the panel; `spec` where one is part of it. */
interface Further {
  spec: Specification | null;
  answer(sources: Sources): Estimate;
}

const furtherEstimates = {
  "gap.outside_complete": {
    spec: null,
    answer: ({panel, globals}) => outsideGap(panel, globals, essayPopulation)
  },
  "gap.outside_complete.named": {
    spec: null,
    answer: ({panel, globals}) => outsideGap(panel, globals, namedComplete)
  },
  "label_kindness.all": {spec: null, answer: ({panel}) => labelKindness(panel, "all")},
  "label_kindness.augmentation": {spec: null, answer: ({panel}) => labelKindness(panel, "augmentation")},
  "label_kindness.learning": {spec: null, answer: ({panel}) => labelKindness(panel, "learning")},
  "disattenuated.deff2": withDesignEffect(2),
  "disattenuated.deff5": withDesignEffect(5),
  "august.directive_difference.gap": {
    spec: spec({predictor: "directive_difference"}),
    answer: augustDifference
  }
} as const satisfies Record<string, Further>;

/** Answers that change when another release comes or goes: not to be compared as those of one release. */
export const acrossReleases: readonly string[] = ["august.directive_difference.gap"];

export type EstimateId = keyof typeof declaredEstimates | keyof typeof furtherEstimates;
export type DeclaredEstimates = Readonly<Record<EstimateId, Estimate>>;

/** Published once and compared by others: with so many resamples another seed moves an end by a few thousandths. */
const replicates = 10_000;

/** Answers everything declared on one release. */
export function runDeclared(sources: Sources): DeclaredEstimates {
  const specified = Object.entries(declaredEstimates).map(
    ([id, declared]) => [id, estimate(declared, sources.panel, {replicates})] as const
  );
  const further = Object.entries(furtherEstimates).map(([id, {answer}]) => [id, answer(sources)] as const);
  return Object.fromEntries([...specified, ...further]) as Record<EstimateId, Estimate>;
}

/** The specification of a declared estimate; null for one that no specification says. */
export function specificationOfEstimate(id: EstimateId): Specification | null {
  const declared: Partial<Record<EstimateId, Specification>> = declaredEstimates;
  const further: Partial<Record<EstimateId, Further>> = furtherEstimates;
  return declared[id] ?? further[id]?.spec ?? null;
}

function withDesignEffect(designEffect: number): Further {
  return {spec: noiseOut, answer: ({panel}) => estimate(noiseOut, panel, {replicates, designEffect})};
}

/**
 * The difference in directive share as it was half a year earlier, against this release's gap: a predictor that shares no
 * sampling error, no week and no label with the outcome.
 */
function augustDifference({panel, august}: Sources): Estimate {
  const asked = furtherEstimates["august.directive_difference.gap"].spec;
  const method = "Pearson correlation, predictor as measured in August 2025";
  if (august === null) return notEstimable(method, 0, `release ${augustRelease} is not at hand`);
  const answer = estimate(asked, withColumnsFrom(panel, ["api_directive", "claude_directive"], august));
  return {...answer, method: `${answer.method}; predictor as measured in August 2025`};
}
