import choices from "./choices.json" with {type: "json"};
import {
  essayPopulation,
  essaySpecification,
  type Estimator,
  type Population,
  sharedPopulation,
  type Specification,
  successPopulation
} from "./Specification.js";
import type {VariableId} from "./variables.js";

/** What each weighting is called, each transform of the predictor, and each estimator. */
export const {weights: weightLabels, transforms: transformLabels} = choices;
export const estimatorLabels = Object.fromEntries(
  Object.entries(choices.estimators).map(([name, {label}]) => [name, label])
) as Record<Estimator, string>;

const parts = ["predictor", "adjust", "weights", "moderator"] as const;

/**
 * Every estimator a specification may name: what it is called, what its value is counted in as far as it decides it, and
 * what of a specification it uses. It refuses what it does not, rather than ignore it.
 */
export const estimators = Object.fromEntries(
  Object.entries(choices.estimators).map(([name, {takes, ...row}]) => [
    name,
    {
      cases: "complete",
      resampled: false,
      ...row,
      takes: Object.fromEntries(parts.map((part) => [part, takes.includes(part)]))
    }
  ])
) as Readonly<
  Record<
    Estimator,
    {
      label: string;
      scale: string;
      takes: Readonly<Record<(typeof parts)[number], boolean>>;
      /** Tasks that publish all that is asked for, or all tasks of the population. */
      cases: "complete" | "all";
      /** The fewest tasks that it can work with; each covariate takes one more. */
      least: number;
      /** Whether its interval is from resamples, for which a reader waits. */
      resampled: boolean;
    }
  >
>;

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
