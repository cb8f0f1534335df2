import {type Panel, type PanelRow, type Platform, platforms} from "./Panel.js";
import type {Population} from "./Specification.js";
import {variables} from "./variables.js";

/** The tasks of a population: published on its platforms, and inside every choice of `population`. Order is kept. */
export function selectTasks(panel: Panel, population: Population): PanelRow[] {
  const asked = population.platform === undefined ? platforms : [population.platform];
  return usedOn(panel, asked).filter((row) => isSelected(row, population, asked));
}

const used = new WeakMap<Panel, Map<string, Panel>>();

/** The tasks that some platforms publish, found once a panel: every question begins with them. */
function usedOn(panel: Panel, asked: readonly Platform[]): Panel {
  const known = used.get(panel) ?? new Map<string, Panel>();
  used.set(panel, known);
  const key = asked.join();
  const found = known.get(key) ?? panel.filter((row) => asked.every((platform) => isUsed(row, platform)));
  known.set(key, found);
  return found;
}

/** On both platforms: some usage is published on each. */
export const isShared = (row: PanelRow): boolean => platforms.every((platform) => isUsed(row, platform));

/** Whether these files list any success cell of a task; by the folding rule each task has one. */
export const listsSuccess = (row: PanelRow, platform: Platform): boolean =>
  (["success", "failure", "success_folded"] as const).some((cell) => row[`${platform}_${cell}`] !== null);

/**
 * Zero is a number: a release that publishes real zeros lists tasks that nobody brought. But without counts, a share
 * of use rounded to 0.00 beside published modes is a task that few brought.
 */
function isUsed(row: PanelRow, platform: Platform): boolean {
  const [n, share, directive] = usage[platform];
  const [count, percent] = [row[n], row[share]];
  return count !== null ? count > 0 : percent !== null && (percent > 0 || row[directive] !== null);
}

/** Named once: a name made anew in each call has to be looked up each time. */
const usage = {
  claude: ["claude_n", "claude_usage", "claude_directive"],
  api: ["api_n", "api_usage", "api_directive"]
} as const;

function isSelected(
  row: PanelRow,
  {require, pseudo_tasks, min_n, soc, text, ranges}: Population,
  asked: readonly Platform[]
): boolean {
  return (
    (pseudo_tasks || !row.pseudo) &&
    require.every((id) => variables[id].of(row) !== null) &&
    (min_n === 0 || asked.every((platform) => (row[`${platform}_n`] ?? 0) >= min_n)) &&
    (soc.length === 0 || (row.soc_major !== null && soc.includes(row.soc_major))) &&
    (text === "" || row.task.includes(text.toLowerCase())) &&
    ranges.every(({variable, min, max}) => {
      const value = variables[variable].of(row);
      return value !== null && (min === null || value >= min) && (max === null || value <= max);
    })
  );
}
