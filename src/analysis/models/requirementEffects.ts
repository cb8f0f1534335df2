import {rollups} from "d3-array";

import {estimate} from "../estimators/estimate.js";
import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population, Specification} from "../panel/Specification.js";
import {meanOf, specify} from "../panel/specify.js";
import {type VariableId, variables} from "../panel/variables.js";

/** The report's headline numbers over the tasks of a population. */
export function headlineOf(panel: Panel, population: Population, predictor: VariableId = "api_directive") {
  return {
    /** Tasks of the population; an estimate's own n leaves out those that lack what it needs. */
    tasks: selectTasks(panel, population).length,
    /** pp */
    mean_gap: estimate(meanOf("gap", population), panel),
    /** Per cent of tasks with a gap above 0. */
    share_ahead: estimate(specify({estimator: "share_positive", population}), panel),
    /** Pearson correlation of a predictor with the gap. */
    correlation: estimate(specify({population, predictor}), panel)
  };
}

/**
 * Takes the requirements of a population apart: what each drops by itself, in turn and as the only one, and where the
 * headline numbers stand with it. The tasks are nested, so the intervals go together and are no test of a difference.
 */
export function requirementEffects(panel: Panel, population: Population, predictor: VariableId = "api_directive") {
  const {require} = population;
  const requiring = (ids: readonly VariableId[]): Population => ({...population, require: ids});
  const count = (ids: readonly VariableId[]): number => selectTasks(panel, requiring(ids)).length;
  return require.map((requirement, i) => {
    const others = require.filter((id) => id !== requirement);
    const sofar = require.slice(0, i + 1);
    return {
      requirement,
      /** Tasks of the population without any requirement that lack this one. */
      drops_alone: count([]) - count([requirement]),
      /** Tasks dropped when the requirements are applied in their order, and those left then. */
      drops_in_turn: count(require.slice(0, i)) - count(sofar),
      left: count(sofar),
      /** Tasks that would be in the population but for this requirement. */
      drops_only: count(others) - count(require),
      /** The headline after this requirement, applied in turn. */
      in_turn: headlineOf(panel, requiring(sofar), predictor)
    };
  });
}

/**
 * Occupation effects: an indicator for every SOC major group of the population but the largest. Tasks without an
 * occupation (labels) leave the population, and so do groups of fewer than two tasks, which would decide their own effect
 * alone.
 */
export function occupationsFixed(spec: Specification, panel: Panel): Pick<Specification, "population" | "adjust"> {
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
