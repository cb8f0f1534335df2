import type {Interval} from "./Estimated.js";
import {smallestNamedCell, successBounds} from "./outcomeBounds.js";
import type {Panel, Platform} from "./Panel.js";
import {selectTasks} from "./selectTasks.js";
import type {Population} from "./Specification.js";

/** What the tasks whose success is not published would have to be like for a platform to have no lead. */
export interface HiddenSuccess {
  tasks: number;
  /** Tasks whose success is not published through the API, and on Claude.ai. */
  hidden: Record<Platform, number>;
  /** Per cent: mean API success over the tasks that publish it. */
  published: number;
  /**
   * Per cent: mean API success over the tasks that hide it at which the mean gap over all tasks is 0, with Claude.ai's
   * own hidden successes at their lowest and at their highest. Above 100 or below 0: no hidden success could do it.
   */
  needed: Interval;
}

/**
 * Turns wide bounds into a question: how successful would the unpublished API tasks have to be for the mean gap over all
 * tasks of a population to vanish? Published successes are taken as they are.
 *
 * @returns null when no API task is hidden or none is published, or a count is needed and absent.
 */
export function hiddenSuccess(panel: Panel, population: Population): HiddenSuccess | null {
  const rows = selectTasks(panel, {...population, require: []});
  const known = rows.filter((row) => row.api_success !== null);
  const hidden = rows.length - known.length;
  if (hidden === 0 || known.length === 0) return null;
  const smallest = smallestNamedCell(panel);
  const ends = rows.map((row): Interval | null => {
    const {claude_success: yes} = row;
    return yes === null ? successBounds(row, "claude", smallest) : [yes, yes];
  });
  if (!ends.every((end) => end !== null)) return null;
  const total = known.reduce((a, row) => a + row.api_success!, 0);
  const needed = ([0, 1] as const).map((end) => (ends.reduce((a, e) => a + e[end], 0) - total) / hidden);
  return {
    tasks: rows.length,
    hidden: {claude: rows.filter((row) => row.claude_success === null).length, api: hidden},
    published: total / known.length,
    needed: [needed[0]!, needed[1]!]
  };
}
