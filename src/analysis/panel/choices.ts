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

/** What each requirement is called, each weighting, each transform of the predictor, and each estimator. */
export const {populations: populationLabels, weights: weightLabels, transforms: transformLabels} = choices;
export const estimatorLabels = Object.fromEntries(
  Object.entries(choices.estimators).map(([name, {label}]) => [name, label])
) as Record<Estimator, string>;

interface Method {
  label: string;
  /** What its value is counted in, as far as the estimator decides it. */
  scale: string;
  /** What of a specification it uses: it refuses what it does not, rather than ignore it. */
  takes: readonly string[];
  /** The fewest tasks that it can work with; each covariate takes one more. */
  least: number;
  /** It is about all tasks of the population, not those alone that publish all that is asked for. */
  whole?: boolean;
  /** Its interval is from resamples, for which a reader waits. */
  resampled?: boolean;
}

/** Every estimator a specification may name. */
export const estimators: Readonly<Record<Estimator, Method>> = choices.estimators;

/** Whether an estimator uses a part of a specification. */
export function takes(
  {estimator}: Pick<Specification, "estimator">,
  part: "predictor" | "adjust" | "weights" | "moderator"
): boolean {
  return estimators[estimator].takes.includes(part);
}

/** Requirements that have a name: which cells must be published on both platforms. */
export const namedRequirements: Readonly<Record<keyof typeof populationLabels, Population["require"]>> = {
  essay: essayPopulation.require,
  success: successPopulation.require,
  shared: sharedPopulation.require
};

/** The name of a population's requirement, if it has one. */
export function requirementName(require: Population["require"]): keyof typeof populationLabels | null {
  const names = Object.keys(namedRequirements) as (keyof typeof populationLabels)[];
  return names.find((name) => namedRequirements[name].join() === require.join()) ?? null;
}

/** The specification with another estimator, less what that estimator doesn't read; a predictor it needs is the essay's. */
export function withEstimator(spec: Specification, estimator: Estimator): Specification {
  const predictor = takes({estimator}, "predictor");
  return {
    ...withModerator(spec, (takes({estimator}, "moderator") && spec.moderator) || null),
    estimator,
    predictor: predictor ? (spec.predictor ?? essaySpecification.predictor) : null,
    transform: predictor ? spec.transform : "none",
    adjust: takes({estimator}, "adjust") ? spec.adjust : [],
    weights: takes({estimator}, "weights") ? spec.weights : "equal"
  };
}

/** The specification with another moderator, or with none. */
export function withModerator(spec: Specification, moderator: VariableId | null): Specification {
  const asked = {...spec, ...(moderator !== null && {moderator})};
  if (moderator === null) delete asked.moderator;
  return asked;
}
