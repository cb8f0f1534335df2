import {
  estimatorLabels,
  namedRequirements,
  requirementName,
  transformLabels,
  weightLabels,
  withEstimator
} from "./choices.js";
import {socMajors} from "./socMajors.js";
import type {Population, Specification} from "./Specification.js";
import {essaySpecification} from "./Specification.js";
import type {VariableId} from "./variables.js";
import {isVariableId} from "./variables.js";

/** What a query asks for, and whatever in it could not be used, each as a sentence for the reader. */
export interface ReadQuery {
  spec: Specification;
  problems: string[];
}

/**
 * A specification as the query of an address, without the question mark. What a reader would get anyway is left out, and
 * the order is fixed, so that equal specifications have one address.
 */
export function specificationToQuery(spec: Specification): string {
  const query = new URLSearchParams();
  const standard = withEstimator(essaySpecification, spec.estimator);
  for (const [key, {write}] of Object.entries(parameters)) {
    const text = write(spec);
    if (text !== write(key === "estimator" ? essaySpecification : standard)) query.set(key, text);
  }
  return query.toString();
}

/**
 * Reads an address made by `specificationToQuery`, perhaps by another version of the report or by hand. What is unknown
 * keeps its default and is told in `problems`; never throws.
 *
 * @param also parameters of the address that are someone else's.
 */
export function queryToSpecification(query: string, also: readonly string[] = []): ReadQuery {
  const given = new URLSearchParams(query);
  const problems: string[] = [];
  let spec = essaySpecification;
  for (const [key, {read}] of Object.entries(parameters)) {
    const text = given.get(key);
    if (text === null) continue;
    try {
      spec = read(text, spec);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      problems.push(`“${key}”: ${error.message}. Its default is used.`);
    }
  }
  for (const key of new Set(given.keys())) {
    if (!Object.hasOwn(parameters, key) && !also.includes(key))
      problems.push(`“${key}” is not a setting this report knows. It is left out.`);
    else if (given.getAll(key).length > 1) problems.push(`“${key}” is given more than once. The first is used.`);
  }
  return {spec, problems};
}

/** A value of a parameter that nothing can be made of; the message says what was expected and found. */
class Unreadable extends Error {}

interface Parameter {
  write(spec: Specification): string;
  /** @throws Unreadable */
  read(text: string, spec: Specification): Specification;
}

function inPopulation(
  write: (population: Population) => string,
  read: (text: string) => Partial<Population>
): Parameter {
  return {
    write: (spec) => write(spec.population),
    read: (text, spec) => ({...spec, population: {...spec.population, ...read(text)}})
  };
}

/** The estimator comes first: the defaults of what follows depend on it. */
const parameters: Readonly<Record<string, Parameter>> = {
  estimator: {write: (s) => s.estimator, read: (text, s) => withEstimator(s, keyOf(estimatorLabels, text))},
  outcome: {write: (s) => s.outcome, read: (text, s) => ({...s, outcome: variable(text)})},
  predictor: {
    write: (s) => s.predictor ?? "none",
    read: (text, s) => ({...s, predictor: text === "none" ? null : variable(text)})
  },
  transform: {write: (s) => s.transform, read: (text, s) => ({...s, transform: keyOf(transformLabels, text)})},
  adjust: {write: (s) => s.adjust.join(","), read: (text, s) => ({...s, adjust: listOf(text, variable)})},
  weights: {write: (s) => s.weights, read: (text, s) => ({...s, weights: keyOf(weightLabels, text)})},
  tasks: inPopulation(
    ({require}) => requirementName(require) ?? require.join(","),
    (text) => ({require: Object.hasOwn(namedRequirements, text) ? requirementOf(text) : listOf(text, variable)})
  ),
  pseudo: inPopulation(
    (p) => (p.pseudo_tasks ? "in" : "out"),
    (text) => ({pseudo_tasks: keyOf({in: true, out: false}, text) === "in"})
  ),
  min_n: inPopulation(
    (p) => String(p.min_n),
    (text) => ({min_n: wholeNumber(text)})
  ),
  soc: inPopulation(
    (p) => p.soc.join(","),
    (text) => ({soc: listOf(text, (code) => keyOf(socMajors, code, "a major group"))})
  ),
  text: inPopulation(
    (p) => p.text,
    (text) => ({text})
  ),
  where: inPopulation(
    (p) => p.ranges.map(({variable: id, min, max}) => `${id}:${min ?? ""}..${max ?? ""}`).join(","),
    (text) => ({ranges: text === "" ? [] : text.split(",").map(rangeOf)})
  )
};

function requirementOf(name: string): Population["require"] {
  return namedRequirements[name as keyof typeof namedRequirements];
}

function keyOf<K extends string>(table: Readonly<Record<K, unknown>>, text: string, kind = "one of the choices"): K {
  if (Object.hasOwn(table, text)) return text as K;
  const known = Object.keys(table);
  throw new Unreadable(`“${text}” is not ${kind} (${known.join(", ")})`);
}

function variable(text: string): VariableId {
  if (isVariableId(text)) return text;
  throw new Unreadable(`“${text}” is not a variable of this report`);
}

/** A list without repeats. */
function listOf<T>(text: string, item: (text: string) => T): T[] {
  return text === "" ? [] : [...new Set(text.split(",").map(item))];
}

function wholeNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Unreadable(`“${text}” is not a whole number of conversations`);
}

function rangeOf(text: string): Population["ranges"][number] {
  const [, id, min, max] = /^(\w+):(.*)\.\.(.*)$/.exec(text) ?? [];
  if (id === undefined) throw new Unreadable(`“${text}” is not a range such as api_directive:50..100`);
  return {variable: variable(id), min: end(min!), max: end(max!)};
}

function end(text: string): number | null {
  if (text === "") return null;
  const value = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw new Unreadable(`“${text}” is not a number`);
}
