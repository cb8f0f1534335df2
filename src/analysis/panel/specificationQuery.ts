import {
  estimators,
  namedRequirements,
  requirementName,
  transformLabels,
  weightLabels,
  withEstimator
} from "./choices.js";
import {codecOf, keyOf, type Parameter, Unreadable} from "./query.js";
import {socMajors} from "./socMajors.js";
import {essaySpecification, type Population, type Specification} from "./Specification.js";
import {isVariableId, type VariableId} from "./variables.js";

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
  return specificationAddress.write(spec);
}

/**
 * Reads an address made by `specificationToQuery`, perhaps by another version of the report or by hand. What is unknown
 * keeps its default and is told in `problems`; never throws.
 *
 * @param also parameters of the address that are someone else's.
 */
export function queryToSpecification(query: string, also: readonly string[] = []): ReadQuery {
  const {state, problems} = specificationAddress.read(query, also);
  return {spec: state, problems};
}

/** The specification of a query that is part of the program. @throws Error for one that can't be read. */
export function specified(query: string): Specification {
  const {spec, problems} = queryToSpecification(query);
  if (problems.length > 0)
    throw new Error(`expected the query of a specification, found “${query}”: ${problems.join(" ")}`);
  return spec;
}

function inPopulation(
  write: (population: Population) => string,
  read: (text: string) => Partial<Population>
): Parameter<Specification> {
  return {
    write: (spec) => write(spec.population),
    read: (text, spec) => ({...spec, population: {...spec.population, ...read(text)}})
  };
}

/** The estimator comes first: the defaults of what follows depend on it. */
const parameters: Readonly<Record<string, Parameter<Specification>>> = {
  estimator: {write: (s) => s.estimator, read: (text, s) => withEstimator(s, keyOf(estimators, text))},
  outcome: {write: (s) => s.outcome, read: (text, s) => ({...s, outcome: variable(text)})},
  predictor: {
    write: (s) => s.predictor ?? "none",
    read: (text, s) => ({...s, predictor: text === "none" ? null : variable(text)})
  },
  transform: {write: (s) => s.transform, read: (text, s) => ({...s, transform: keyOf(transformLabels, text)})},
  adjust: {write: (s) => s.adjust.join(","), read: (text, s) => ({...s, adjust: listOf(text, variable)})},
  moderator: {
    write: (s) => s.moderator ?? "none",
    read: (text, s) => (text === "none" ? s : {...s, moderator: variable(text)})
  },
  weights: {write: (s) => s.weights, read: (text, s) => ({...s, weights: keyOf(weightLabels, text)})},
  tasks: inPopulation(
    ({require}) => requirementName(require) ?? require.join(","),
    (text) => ({require: Object.hasOwn(namedRequirements, text) ? requirementOf(text) : listOf(text, variable)})
  ),
  platform: inPopulation(
    (p) => p.platform ?? "both",
    (text) => {
      const platform = keyOf({both: 0, claude: 0, api: 0}, text);
      return platform === "both" ? {} : {platform};
    }
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

/** Specifications and their addresses. */
export const specificationAddress = codecOf(parameters, essaySpecification, (key, {estimator}) =>
  key === "estimator" ? essaySpecification : withEstimator(essaySpecification, estimator)
);
