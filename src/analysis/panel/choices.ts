import {estimators} from "../estimators/estimators.js";
import {
  essayPopulation,
  essaySpecification,
  type Estimator,
  type Population,
  sharedPopulation,
  type Specification,
  successPopulation,
  type Transform,
  type Weights
} from "./Specification.js";
import type {VariableId} from "./variables.js";

/** What each weighting is called. */
export const weightLabels: Readonly<Record<Weights, string>> = {
  equal: "each task once",
  min_n: "by the smaller number of conversations",
  harmonic_n: "by the harmonic mean of both numbers",
  inverse_variance: "by the precision of the gap"
};

/** What each transform of the predictor is called. */
export const transformLabels: Readonly<Record<Transform, string>> = {
  none: "as published",
  log: "logarithm",
  rank: "rank",
  top_decile: "in the highest tenth or not"
};

/** What each estimator is called. */
export const estimatorLabels: Readonly<Record<Estimator, string>> = {
  mean: "mean of the outcome",
  mean_cluster_soc: "mean, errors clustered by occupation",
  share_positive: "share of tasks with an outcome above 0",
  pearson: "correlation (Pearson)",
  spearman: "rank correlation (Spearman)",
  partial: "partial correlation",
  ols_hc3: "slope, HC3 errors",
  ols_classical: "slope, classical errors",
  ols_cluster_soc: "slope, errors clustered by occupation",
  quadratic: "what a bend adds to a straight line",
  oaxaca: "part of the gap (Oaxaca–Blinder)",
  disattenuated: "correlation, noise taken out",
  robustness_value: "robustness value of the slope",
  bounds_mean: "bounds of the mean over folded cells",
  bounds_share_positive: "bounds of the share above 0"
};

/** Requirements that have a name: which cells must be published on both platforms. */
export const populationLabels = {
  essay: "the essay's: success, directive and learning on both",
  success: "success on both platforms",
  shared: "all shared tasks, whatever is published"
} as const;
export type PopulationName = keyof typeof populationLabels;

export const namedRequirements: Readonly<Record<PopulationName, Population["require"]>> = {
  essay: essayPopulation.require,
  success: successPopulation.require,
  shared: sharedPopulation.require
};

/** The name of a population's requirement, if it has one. */
export function requirementName(require: Population["require"]): PopulationName | null {
  const names = Object.keys(namedRequirements) as PopulationName[];
  return names.find((name) => namedRequirements[name].join() === require.join()) ?? null;
}

/** The specification with another estimator, less what that estimator doesn't read; a predictor it needs is the essay's. */
export function withEstimator(spec: Specification, estimator: Estimator): Specification {
  const {predictor, adjust, weights, moderator} = estimators[estimator].takes;
  return {
    ...withModerator(spec, (moderator && spec.moderator) || null),
    estimator,
    predictor: predictor ? (spec.predictor ?? essaySpecification.predictor) : null,
    transform: predictor ? spec.transform : "none",
    adjust: adjust ? spec.adjust : [],
    weights: weights ? spec.weights : "equal"
  };
}

/** The specification with another moderator, or with none. */
export function withModerator(spec: Specification, moderator: VariableId | null): Specification {
  const asked = {...spec};
  if (moderator === null) delete asked.moderator;
  else asked.moderator = moderator;
  return asked;
}
