import {requirementName} from "../panel/choices.js";
import {socMajorName} from "../panel/groups.js";
import {columns, type PanelRow, platformLabels} from "../panel/Panel.js";
import type {Population} from "../panel/Specification.js";
import {type VariableId, variables} from "../panel/variables.js";
import {count, fixed, list} from "./format.js";

/**
 * Which tasks were counted, and what else they had to publish beside what the population asks for.
 *
 * @example “the 258 tasks with success, directive and learning published on both platforms, pseudo-tasks left out”
 */
export function sayPopulation(population: Population, n: number, used: readonly VariableId[] = []): string {
  const {platform, pseudo_tasks, min_n, soc, text, ranges} = population;
  const also = used.filter((id) => !isImplied(id, population)).map((id) => variables[id].label);
  const where = platform === undefined ? "each platform" : platformLabels[platform];
  const parts = [
    also.length > 0 && `with ${list([...new Set(also)])} published${population.require.length > 0 ? " too" : ""}`,
    min_n > 0 && `with at least ${count(min_n)} conversations on ${where}`,
    soc.length > 0 && `in the occupations ${soc.map(socMajorName).join("; ")}`,
    text !== "" && `whose text contains “${text}”`,
    ...ranges.map(sayRange),
    !pseudo_tasks && "labels that are not tasks left out"
  ].filter((part) => part !== false);
  return [`${n === 1 ? "the one task" : `${count(n)} tasks`}${required(population)}`, ...parts].join(", ");
}

/** Whether a task that publishes what the population asks for has a variable: tried on a task with nothing else. */
function isImplied(id: VariableId, {require}: Population): boolean {
  const counted = {claude_n: 1, api_n: 1, claude_usage: 1, api_usage: 1, soc_major: "11", soc_majors: ["11"]};
  const published = Object.fromEntries(require.map((required) => [required, 1]));
  const nothing = Object.fromEntries(columns.map((column) => [column, null]));
  return variables[id].of({...nothing, ...counted, ...published} as unknown as PanelRow) !== null;
}

function required({platform, require}: Population): string {
  const name = requirementName(require);
  const where = platform === undefined ? "" : ` on ${platformLabels[platform]}`;
  if (name === "essay") return `${where} with success, directive and learning shares published on both platforms`;
  if (name === "success") return `${where} with success published on both platforms`;
  if (name === "shared") return platform === undefined ? " on both platforms" : where;
  return `${where} with ${list(require.map((id) => variables[id].label))} published`;
}

/** “with success gap of 10 or more”. */
export function sayRange({variable, min, max}: Population["ranges"][number]): string {
  const {label} = variables[variable];
  if (min !== null && max !== null) return `with ${label} from ${digits(min)} to ${digits(max)}`;
  if (min !== null) return `with ${label} of ${digits(min)} or more`;
  return max === null ? `with ${label} published` : `with ${label} of ${digits(max)} or less`;
}

function digits(value: number): string {
  return fixed(value, Number.isInteger(value) ? 0 : 2);
}
