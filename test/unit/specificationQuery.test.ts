import {describe, expect, test} from "vitest";

import {seededUniform} from "../../src/analysis/estimators/bootstrap.js";
import {socMajors} from "../../src/analysis/panel/Panel.js";
import {essaySpecification, type Specification} from "../../src/analysis/panel/Specification.js";
import {specificationAddress} from "../../src/analysis/panel/specificationQuery.js";
import {
  estimators,
  namedRequirements,
  transformLabels,
  weightLabels,
  withEstimator
} from "../../src/analysis/panel/specify.js";
import {variableIds} from "../../src/analysis/panel/variables.js";

describe("a specification as a query", () => {
  test("is empty for the essay's specification", () => {
    expect(specificationAddress.write(essaySpecification)).toBe("");
  });

  test("leaves out what follows from the estimator", () => {
    expect(specificationAddress.write(withEstimator(essaySpecification, "mean"))).toBe("estimator=mean");
  });

  test("keeps a choice the estimator will refuse, so that a link shows what its sender saw", () => {
    const query = specificationAddress.write({...essaySpecification, estimator: "mean"});
    expect(query).toBe("estimator=mean&predictor=api_directive");
    expect(specificationAddress.read(query).state).toEqual({...essaySpecification, estimator: "mean"});
  });
});

test("any specification comes back from its address as it was", () => {
  const uniform = seededUniform(4);
  const draw = (bound: number): number => Math.floor(uniform() * bound);
  const texts = new Set<string>();
  for (let i = 0; i < 3000; ++i) {
    const spec = anySpecification(draw);
    const query = specificationAddress.write(spec);
    expect(specificationAddress.read(`?${query}`)).toEqual({state: spec, problems: []});
    texts.add(query);
  }
  expect(texts.size).toBeGreaterThan(2900);
});

describe("a query tells what it could not use", () => {
  test.each([
    ["outcome=happiness", /“outcome”: “happiness” is not a variable/],
    ["outcome=constructor", /“outcome”: “constructor” is not a variable/],
    ["estimator=toString", /“estimator”: “toString” is not one of the choices \(mean, /],
    ["tasks=__proto__", /“tasks”: “__proto__” is not a variable/],
    ["weights=", /“weights”: “” is not one of the choices/],
    ["min_n=-5", /“min_n”: “-5” is not a whole number/],
    ["min_n=1e99", /“min_n”: “1e99” is not a whole number/],
    ["soc=15,99", /“soc”: “99” is not a major group/],
    ["where=gap", /“where”: “gap” is not a range such as/],
    ["where=gap:a..3", /“where”: “a” is not a number/],
    ["where=gap:Infinity..", /“where”: “Infinity” is not a number/],
    ["where=joy:1..3", /“where”: “joy” is not a variable/],
    ["platform=web", /“platform”: “web” is not one of the choices \(both, claude, api\)/],
    ["pseudo=maybe", /“pseudo”: “maybe” is not one of the choices \(in, out\)/],
    ["colour=red", /“colour” is not a setting this report knows/],
    ["outcome=gap&outcome=claude_success", /“outcome” is given more than once/]
  ])("%s", (query, problem) => {
    const {state: spec, problems} = specificationAddress.read(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
    expect(spec).toEqual(essaySpecification);
  });

  test("and uses the rest", () => {
    const {state: spec, problems} = specificationAddress.read("predictor=api_learning&outcome=happiness&sql=select+1", [
      "sql"
    ]);
    expect(spec).toEqual({...essaySpecification, predictor: "api_learning"});
    expect(problems).toHaveLength(1);
  });

  test("and repeats of a list once", () => {
    expect(specificationAddress.read("soc=15,15,25").state.population.soc).toEqual(["15", "25"]);
  });
});

/** Every field takes each of its kinds of value; text holds what addresses and markup find hard. */
function anySpecification(draw: (bound: number) => number): Specification {
  const one = <T>(values: readonly T[]): T => values[draw(values.length)]!;
  const some = <T>(values: readonly T[]): T[] => [...new Set(Array.from({length: draw(4)}, () => one(values)))];
  const text = (): string => Array.from({length: draw(6)}, () => one([..."aé &=?%+,.:<>\"'#\\\n日🙂"])).join("");
  const end = (): number | null => one([null, draw(200) - 100, draw(1e6) / 7, 1e-9 * (1 + draw(9)), 2 ** 60]);
  return {
    population: {
      ...one<Partial<Specification["population"]>>([{}, {platform: "claude"}, {platform: "api"}]),
      require: one([...Object.values(namedRequirements), some(variableIds)]),
      pseudo_tasks: one([true, false]),
      min_n: one([0, draw(1e6)]),
      soc: some(Object.keys(socMajors)),
      text: text(),
      ranges: Array.from({length: draw(3)}, () => ({variable: one(variableIds), min: end(), max: end()}))
    },
    outcome: one(variableIds),
    predictor: one([null, ...variableIds]),
    weights: one(keysOf(weightLabels)),
    estimator: one(keysOf(estimators)),
    transform: one(keysOf(transformLabels)),
    adjust: some(variableIds)
  };
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}
