import {isSuccessExact, smallestNamedCell, successBounds} from "../estimators/outcomeBounds.js";
import {type Panel, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

/** What the published cells of some tasks say about success that is published. */
export interface ExactSuccess {
  /** Tasks that publish success on a platform, and those of them whose success is exact. */
  shown: number;
  exact: number;
  /** Tasks that publish both labels and a folded cell: then the folded conversations would be something else. */
  threefold: number;
  /** Most conversations folded beside yes alone; null where none is. */
  mostFolded: number | null;
  /** Points by which the mean of the platform's success over all tasks would have been wider had yes been a lower bound only. */
  spared: number;
}

/** Counts, over all tasks of a population, what makes a published success exact: see `isSuccessExact`. */
export function exactSuccess(panel: Panel, population: Population): Record<Platform, ExactSuccess> {
  const rows = selectTasks(panel, {...population, require: []});
  const smallest = smallestNamedCell(panel);
  const of = (platform: Platform): ExactSuccess => {
    const shown = rows.filter((row) => row[`${platform}_success`] !== null);
    const folded = (row: PanelRow): number => row[`${platform}_success_folded`] ?? 0;
    const besideYes = shown
      .filter((row) => row[`${platform}_failure`] === null && folded(row) > 0)
      .flatMap((row) => {
        const n = row[`${platform}_n`];
        return n === null ? [] : Math.round((folded(row) * n) / 100);
      });
    const width = (row: PanelRow): number => {
      const [low, high] = successBounds(row, platform, smallest)!;
      return Math.min(100 - low, folded(row)) - (high - low);
    };
    return {
      shown: shown.length,
      exact: shown.filter((row) => isSuccessExact(row, platform, smallest)).length,
      threefold: shown.filter((row) => row[`${platform}_failure`] !== null && folded(row) > 0).length,
      mostFolded: besideYes.length === 0 ? null : Math.max(...besideYes),
      spared: rows.length === 0 ? 0 : shown.reduce((a, row) => a + width(row), 0) / rows.length
    };
  };
  return Object.fromEntries(platforms.map((platform) => [platform, of(platform)])) as Record<Platform, ExactSuccess>;
}
