import {max, mean, sum} from "d3-array";

import type {Interval} from "../estimators/Estimated.js";
import {isSuccessExact, smallestNamedCell, successBounds} from "../estimators/outcomeBounds.js";
import type {Panel, PanelRow, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

/** Counts, over all tasks of a population, what makes a published success exact: see `isSuccessExact`. */
export function exactSuccess(panel: Panel, population: Population) {
  const rows = selectTasks(panel, {...population, require: []});
  const smallest = smallestNamedCell(panel);
  const of = (platform: Platform) => {
    const shown = rows.filter((row) => row[`${platform}_success`] !== null);
    const folded = (row: PanelRow): number => row[`${platform}_success_folded`] ?? 0;
    const besideYes = shown.filter((row) => row[`${platform}_failure`] === null && folded(row) > 0);
    const conversations = (row: PanelRow): number | null => {
      const n = row[`${platform}_n`];
      return n === null ? null : Math.round((folded(row) * n) / 100);
    };
    const width = (row: PanelRow): number => {
      const [low, high] = successBounds(row, platform, smallest)!;
      return Math.min(100 - low, folded(row)) - (high - low);
    };
    return {
      /** Tasks that publish success on a platform, and those of them whose success is exact. */
      shown: shown.length,
      exact: shown.filter((row) => isSuccessExact(row, platform, smallest)).length,
      /** Tasks that publish both labels and a folded cell: then the folded conversations would be something else. */
      threefold: shown.filter((row) => row[`${platform}_failure`] !== null && folded(row) > 0).length,
      /** Most conversations folded beside yes alone; null where none is. */
      mostFolded: max(besideYes, conversations) ?? null,
      /** Points by which the mean success over all tasks would have been wider had yes been a lower bound only. */
      spared: rows.length === 0 ? 0 : sum(shown, width) / rows.length
    };
  };
  return {claude: of("claude"), api: of("api")};
}

/**
 * Turns wide bounds into a question: how successful would the unpublished API tasks have to be for the mean gap over all
 * tasks of a population to vanish?
 *
 * @returns null when no API task is hidden or none is published, or a count is needed and absent.
 */
export function hiddenSuccess(panel: Panel, population: Population) {
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
    /** Tasks whose success is not published. */
    hidden: {claude: rows.filter((row) => row.claude_success === null).length, api: hidden},
    /** Per cent: mean API success over the tasks that publish it. */
    published: mean(known, (row) => row.api_success)!,
    /**
     * Per cent: mean API success over the tasks that hide it at which the mean gap over all tasks is 0, with every other
     * success at the end of its bounds that makes it least, and greatest. Above 100 or below 0: no hidden success could do it.
     */
    needed: [(claude[0] - api[1]) / hidden, (claude[1] - api[0]) / hidden] as Interval
  };
}

/** Where the sum of the tasks' successes on a platform can lie; null where that of a task is not known. */
function boundsOfSum(rows: Panel, platform: Platform, smallest: number | null): Interval | null {
  const ends = rows.map((row) => successBounds(row, platform, smallest));
  if (!ends.every((end) => end !== null)) return null;
  return [sum(ends, ([low]) => low), sum(ends, ([, high]) => high)];
}
