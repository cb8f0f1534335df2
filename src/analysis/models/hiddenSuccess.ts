import type {Interval} from "../estimators/Estimated.js";
import {smallestNamedCell, successBounds} from "../estimators/outcomeBounds.js";
import type {Panel, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

/** What the tasks whose success is not published would have to be like for a platform to have no lead. */
export interface HiddenSuccess {
  tasks: number;
  /** Tasks whose success is not published through the API, and on Claude.ai. */
  hidden: Record<Platform, number>;
  /** Per cent: mean API success over the tasks that publish it. */
  published: number;
  /**
   * Per cent: mean API success over the tasks that hide it at which the mean gap over all tasks is 0, with every other
   * success at the end of its bounds that makes it least, and greatest. Above 100 or below 0: no hidden success could do it.
   */
  needed: Interval;
}

/**
 * Turns wide bounds into a question: how successful would the unpublished API tasks have to be for the mean gap over all
 * tasks of a population to vanish?
 *
 * @returns null when no API task is hidden or none is published, or a count is needed and absent.
 */
export function hiddenSuccess(panel: Panel, population: Population): HiddenSuccess | null {
  const rows = selectTasks(panel, {...population, require: []});
  const known = rows.filter((row) => row.api_success !== null);
  const hidden = rows.length - known.length;
  if (hidden === 0 || known.length === 0) return null;
  const smallest = smallestNamedCell(panel);
  const claude = boundsOfSum(rows, "claude", smallest);
  const api = boundsOfSum(known, "api", smallest);
  if (claude === null || api === null) return null;
  return {
    tasks: rows.length,
    hidden: {claude: rows.filter((row) => row.claude_success === null).length, api: hidden},
    published: known.reduce((a, row) => a + row.api_success!, 0) / known.length,
    needed: [(claude[0] - api[1]) / hidden, (claude[1] - api[0]) / hidden]
  };
}

/** Where the sum of the tasks' successes on a platform can lie; null where that of a task is not known. */
function boundsOfSum(rows: Panel, platform: Platform, smallest: number | null): Interval | null {
  const ends = rows.map((row) => successBounds(row, platform, smallest));
  if (!ends.every((end) => end !== null)) return null;
  return [ends.reduce((a, [low]) => a + low, 0), ends.reduce((a, [, high]) => a + high, 0)];
}
