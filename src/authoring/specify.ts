import {withEstimator} from "../analysis/panel/choices.js";
import type {Population, Specification} from "../analysis/panel/Specification.js";
import {essaySpecification} from "../analysis/panel/Specification.js";

/** The choices in which a specification differs from the essay's. */
export type Choices = Partial<Omit<Specification, "population">> & {population?: Partial<Population>};

/**
 * A specification: the essay's, but for the choices given. An estimator of one variable has no predictor unless one is
 * named.
 */
export function specify({population, ...choices}: Choices = {}): Specification {
  const standard = withEstimator(essaySpecification, choices.estimator ?? essaySpecification.estimator);
  return {...standard, ...choices, population: {...standard.population, ...population}};
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
