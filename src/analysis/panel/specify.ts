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
import {type VariableId, variableIds, variables} from "./variables.js";

/** The choices in which a specification differs from the essay's. */
export type Choices = Partial<Omit<Specification, "population">> & {population?: Partial<Population>};

/**
 * A specification: the essay's, but for the choices given. An estimator of one variable has no predictor unless one is
 * named.
 *
 * @throws Error for a name that is no variable's, with the variable that is named most like it.
 */
export function specify({population, ...choices}: Choices = {}): Specification {
  for (const name of [choices.outcome, choices.predictor, choices.moderator, ...(choices.adjust ?? [])])
    if (name && !Object.hasOwn(variables, name)) throw new Error(unknownVariable(name));
  const standard = withEstimator(essaySpecification, choices.estimator ?? essaySpecification.estimator);
  return {...standard, ...choices, population: {...standard.population, ...population}};
}

/** The mean of an outcome over the tasks of a population, by default the essay's. */
export function meanOf(outcome: VariableId, population = essayPopulation): Specification {
  return {...essaySpecification, population, outcome, predictor: null, estimator: "mean"};
}

function unknownVariable(name: string): string {
  const nearest = variableIds.toSorted((a, b) => likeness(b, name) - likeness(a, name))[0]!;
  return `expected a variable, found “${name}”: did you mean ${nearest}? All are in \`variables\``;
}

/** How many pairs of neighbouring letters two names share, of all that they have (Dice 1945). */
function likeness(a: string, b: string): number {
  const pairs = (name: string): string[] => Array.from({length: name.length - 1}, (_, i) => name.slice(i, i + 2));
  const shared = pairs(a).filter((pair) => pairs(b).includes(pair)).length;
  return (2 * shared) / (a.length + b.length - 2);
}

/** The choices that `specify` makes this specification from: what differs, and nothing else. */
export function choicesOf(spec: Specification): Choices {
  const standard = withEstimator(essaySpecification, spec.estimator);
  const {population, ...rest} = spec;
  const own: Choices = differing(rest, {...standard, estimator: essaySpecification.estimator});
  const tasks = differing(population, standard.population);
  return Object.keys(tasks).length === 0 ? own : {...own, population: tasks};
}

function differing<T extends object>(value: T, standard: T): Partial<T> {
  const entries = Object.entries(value).filter(([key, part]) => !same(part, standard[key as keyof T]));
  return Object.fromEntries(entries) as Partial<T>;
}

/** Plain data of fixed key order: the same text is the same value. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

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

export const estimators: Readonly<Record<Estimator, Method>> = choices.estimators;

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
