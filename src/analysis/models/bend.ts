import {rollups} from "d3-array";

import {estimate} from "../estimators/estimate.js";
import {type SlopeParts, slopeParts} from "../estimators/estimate.js";
import type {Estimate} from "../estimators/Estimated.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {socMajors} from "../panel/socMajors.js";
import {essayPopulation, type Population, type Specification} from "../panel/Specification.js";
import {specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";

/** Whether and where the gap bends along the API's directive share, of both sides of it too. */
export const bent = specify({estimator: "quadratic"});

/** SOC major group of computing tasks, in which most of the bend lies in the first release. */
const computing = "15";

/**
 * The test of a bend under other choices: with occupations held fixed, on tasks of many conversations, and without
 * computing tasks. Each value is the R² gained by a square; p is by HC3.
 */
export function bendTests(panel: Panel) {
  const others = Object.keys(socMajors).filter((code) => code !== computing);
  const ask = (name: string, change: Partial<Specification>) => {
    const of = (outcome: VariableId): Estimate => estimate({...bent, ...change, outcome}, panel);
    return {name, gap: of("gap"), claude: of("claude_success"), api: of("api_success")};
  };
  const among = (population: Partial<Population>) => ({population: {...essayPopulation, ...population}});
  return [
    ask("the essay's tasks", {}),
    ask("occupations held fixed", occupationsFixed(panel, bent)),
    ask("at least 300 conversations on each", among({min_n: 300})),
    ask("without computing tasks", among({soc: others})),
    ask("computing tasks alone", among({soc: [computing]}))
  ];
}

/**
 * Occupation effects: an indicator for every SOC major group of the population but the largest. Tasks without an
 * occupation (labels) leave the population, and so do groups of fewer than two tasks, which would decide their own effect
 * alone.
 */
export function occupationsFixed(panel: Panel, spec: Specification): Pick<Specification, "population" | "adjust"> {
  const tasks = selectTasks(panel, spec.population).filter((row) => variables[spec.outcome].of(row) !== null);
  const sizes = rollups(
    tasks.flatMap(({soc_major}) => soc_major ?? []),
    (group) => group.length,
    (code) => code
  );
  const groups = sizes.filter(([, size]) => size > 1).sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  const soc = groups.map(([code]) => code);
  const population: Population = {...spec.population, soc};
  return {population, adjust: [...spec.adjust, ...soc.slice(1).map((code) => `soc_${code}` as VariableId)]};
}

/**
 * Where the slopes were seen to change. Chosen after looking at these data: the slopes on either side describe the bend and
 * test nothing; the test that needs no split is `bendTests`.
 */
const splitChosenAfterLooking = 50;

/**
 * The slope of the gap and of both its sides below and above a split of the API's directive share, least squares with HC3
 * intervals.
 *
 * @param split per cent; tasks at the split itself belong below.
 */
export function splitSlopes(panel: Panel, split = splitChosenAfterLooking) {
  const within = (min: number | null, max: number | null): SlopeParts => {
    const ranges = [...essayPopulation.ranges, {variable: "api_directive", min, max} as const];
    return slopeParts(specify({estimator: "ols_hc3", population: {ranges}}), panel);
  };
  const shares = selectTasks(panel, essayPopulation).flatMap(({api_directive: share}) => share ?? []);
  const next = Math.min(...shares.filter((share) => share > split));
  return {split, below: within(null, split), above: within(Number.isFinite(next) ? next : split, null)};
}
