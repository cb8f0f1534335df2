import {socMajors} from "./Panel.js";
import {codecOf, keyOf, type Parameter, Unreadable} from "./query.js";
import {essaySpecification, type Population, type Specification} from "./Specification.js";
import {
  estimators,
  namedRequirements,
  requirementName,
  transformLabels,
  weightLabels,
  withEstimator
} from "./specify.js";
import {isVariableId, type VariableId} from "./variables.js";

type Choice = Parameter<Specification>;

/** A setting that stands in the address as it is written, a list with commas. */
function own<Key extends keyof Specification>(key: Key, read: (text: string) => Specification[Key]): Choice {
  return {write: (spec) => String(spec[key] ?? "none"), read: (text, spec) => ({...spec, [key]: read(text)})};
}

function ofTasks<Key extends keyof Population>(
  key: Key,
  read: (text: string) => Population[Key],
  write: (population: Population) => string = (population) => String(population[key])
): Choice {
  return {
    write: ({population}) => write(population),
    read: (text, spec) => ({...spec, population: {...spec.population, [key]: read(text)}})
  };
}

/** Settings by their names; the estimator comes first: the defaults of what follows depend on it. */
const parameters: Readonly<Record<string, Choice>> = {
  estimator: {write: (s) => s.estimator, read: (text, s) => withEstimator(s, keyOf(estimators, text))},
  outcome: own("outcome", variable),
  predictor: own("predictor", (text) => (text === "none" ? null : variable(text))),
  transform: own("transform", (text) => keyOf(transformLabels, text)),
  adjust: own("adjust", (text) => listOf(text, variable)),
  moderator: {
    write: (s) => s.moderator ?? "none",
    read: (text, s) => (text === "none" ? s : {...s, moderator: variable(text)})
  },
  weights: own("weights", (text) => keyOf(weightLabels, text)),
  tasks: ofTasks(
    "require",
    (text) => Object.entries(namedRequirements).find(([name]) => name === text)?.[1] ?? listOf(text, variable),
    ({require}) => requirementName(require) ?? require.join()
  ),
  platform: {
    write: (s) => s.population.platform ?? "both",
    read(text, s) {
      const platform = keyOf({both: 0, claude: 0, api: 0}, text);
      return platform === "both" ? s : {...s, population: {...s.population, platform}};
    }
  },
  pseudo: ofTasks(
    "pseudo_tasks",
    (text) => keyOf({in: true, out: false}, text) === "in",
    ({pseudo_tasks}) => (pseudo_tasks ? "in" : "out")
  ),
  min_n: ofTasks("min_n", wholeNumber),
  soc: ofTasks("soc", (text) => listOf(text, (code) => keyOf(socMajors, code, "a major group"))),
  text: ofTasks("text", (text) => text),
  where: ofTasks(
    "ranges",
    (text) => listOf(text, rangeOf),
    ({ranges}) => ranges.map(({variable: id, min, max}) => `${id}:${min ?? ""}..${max ?? ""}`).join()
  )
};

function variable(text: string): VariableId {
  if (isVariableId(text)) return text;
  throw new Unreadable(`“${text}” is not a variable of this report`);
}

/** A list without repeats. */
const listOf = <T>(text: string, item: (text: string) => T): T[] =>
  text === "" ? [] : [...new Set(text.split(",").map(item))];

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

/**
 * Specifications and their addresses: what a reader would get anyway is left out, and the order is fixed, so that equal
 * specifications have one address.
 */
export const specificationAddress = codecOf(parameters, essaySpecification, (key, {estimator}) =>
  key === "estimator" ? essaySpecification : withEstimator(essaySpecification, estimator)
);

/** The specification of a query that is part of the program. @throws Error for one that can't be read. */
export function specified(query: string): Specification {
  const {state, problems} = specificationAddress.read(query);
  if (problems.length > 0)
    throw new Error(`expected the query of a specification, found “${query}”: ${problems.join(" ")}`);
  return state;
}
