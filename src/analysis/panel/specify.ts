import {withEstimator} from "./choices.js";
import {essayPopulation, essaySpecification, type Population, type Specification} from "./Specification.js";
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
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
