import type {Panel, PanelRow} from "./Panel.js";
import type {Population} from "./Specification.js";
import {variables} from "./variables.js";

/** The tasks of a population: on both platforms, and inside every choice of `population`. Order is kept. */
export function selectTasks(panel: Panel, population: Population): PanelRow[] {
  return panel.filter((row) => isShared(row) && isSelected(row, population));
}

/** On both platforms: some usage is published on each. */
export function isShared(row: PanelRow): boolean {
  return (
    isUsed(row.claude_n, row.claude_usage, row.claude_directive) && isUsed(row.api_n, row.api_usage, row.api_directive)
  );
}

/**
 * Zero is a number: a release that publishes real zeros lists tasks that nobody brought. But without counts, a share
 * of use rounded to 0.00 beside published modes is a task that few brought.
 */
function isUsed(n: number | null, usage: number | null, directive: number | null): boolean {
  return n !== null ? n > 0 : usage !== null && (usage > 0 || directive !== null);
}

function isSelected(row: PanelRow, {require, pseudo_tasks, min_n, soc, text, ranges}: Population): boolean {
  return (
    (pseudo_tasks || !row.pseudo) &&
    require.every((id) => variables[id].of(row) !== null) &&
    (min_n === 0 || Math.min(row.claude_n ?? 0, row.api_n ?? 0) >= min_n) &&
    (soc.length === 0 || (row.soc_major !== null && soc.includes(row.soc_major))) &&
    (text === "" || row.task.includes(text.toLowerCase())) &&
    ranges.every(({variable, min, max}) => {
      const value = variables[variable].of(row);
      return value !== null && (min === null || value >= min) && (max === null || value <= max);
    })
  );
}
