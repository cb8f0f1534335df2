import type {Interval} from "../estimators/Estimated.js";
import {smallestCell, successBounds} from "../estimators/outcomeBounds.js";

/** One task on one platform: what happened, what is published of it, and what a reader can know. Counts of conversations. */
export interface FoldedTask {
  n: number;
  yes: number;
  no: number;
  /** A cell that was folded is null; `folded` is what the folded cells hold together. */
  published: {yes: number | null; no: number | null; folded: number};
  /** Where success can lie, in per cent, for who sees the published cells only. */
  bounds: Interval;
}

/**
 * Applies the publisher's folding rule to a task's success cells: a named cell is published from 15 conversations on,
 * smaller ones are summed into `not_classified`.
 *
 * @param n conversations, above 0. @param yes of these successful, 0 to n.
 */
export function foldTask(n: number, yes: number): FoldedTask {
  const no = n - yes;
  const shown = (count: number): number | null => (count >= smallestCell ? count : null);
  const published = {yes: shown(yes), no: shown(no), folded: 0};
  published.folded = n - (published.yes ?? 0) - (published.no ?? 0);
  const percent = (count: number | null): number | null => (count === null ? null : (100 * count) / n);
  const bounds = successBounds(
    {
      api_n: n,
      api_success: percent(published.yes),
      api_failure: percent(published.no),
      api_success_folded: published.folded === 0 ? null : percent(published.folded)
    },
    "api",
    smallestCell
  )!;
  return {n, yes, no, published, bounds};
}

/** The least success, in per cent, that a task of n conversations shows, where the smallest named cell has so many. */
export function leastVisibleSuccess(n: number, smallest: number): number {
  return Math.min(100, (100 * smallest) / n);
}
