import {smallestCell, successBounds} from "../estimators/outcomeBounds.js";
import {numbersCodec} from "./query.js";

/** One task on one platform: what happened, what is published of it, and what a reader can know. */
export type FoldedTask = ReturnType<typeof foldTask>;

/**
 * Applies the publisher's folding rule to a task's success cells: a named cell is published from `smallest` conversations
 * on, smaller ones are summed into `not_classified`.
 *
 * @param n conversations, above 0. @param yes of these successful, 0 to n.
 * @returns counts of conversations: a cell that was folded is null, `folded` is what the folded cells hold together; and
 * where success can lie, in per cent, for who sees the published cells only.
 */
export function foldTask(n: number, yes: number, smallest = smallestCell) {
  const no = n - yes;
  const shown = (count: number): number | null => (count >= smallest ? count : null);
  const published = {yes: shown(yes), no: shown(no), folded: 0};
  published.folded = n - (published.yes ?? 0) - (published.no ?? 0);
  const percent = (count: number | null): number | null => (count === null ? null : (100 * count) / n);
  const cells = {
    api_n: n,
    api_success: percent(published.yes),
    api_failure: percent(published.no),
    api_success_folded: percent(published.folded || null)
  };
  return {n, yes, no, smallest, published, bounds: successBounds(cells, "api", smallest)!};
}

/** The least success, in per cent, that a task of n conversations shows, where the smallest named cell has so many. */
export const leastVisibleSuccess = (n: number, smallest: number): number => Math.min(100, (100 * smallest) / n);

/** What can be set: a smaller task is not published at all, and above 200 little is folded. */
export const foldingLimits = {
  n: {min: smallestCell, max: 200, step: 1},
  success: {min: 0, max: 100, step: 1}
} as const;

/** A task whose success (in per cent) is not published, though three in ten of its conversations succeeded. */
export const foldingExample = {n: 40, success: 30};

/** The task a choice stands for: whole conversations, so success is rounded to what so many can show. */
export const foldedTaskOf = ({n, success}: typeof foldingExample, smallest?: number): FoldedTask =>
  foldTask(n, Math.round((n * success) / 100), smallest);

export const foldingAddress = numbersCodec(foldingLimits, foldingExample);
