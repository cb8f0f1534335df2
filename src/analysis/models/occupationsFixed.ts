import {rollups} from "d3-array";

import type {Panel} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population, Specification} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";

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
