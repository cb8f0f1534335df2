import type {Interval} from "./Estimated.js";
import type {PanelRow, Platform} from "./Panel.js";
import type {VariableId} from "./variables.js";

/** A named cell is published from this many conversations on; a smaller one is folded into `not_classified`. */
export const smallestCell = 15;

/** The cells that bound success on one platform. */
export type SuccessCells<P extends Platform> = Pick<PanelRow, `${P}_${"n" | "success" | "failure" | "success_folded"}`>;

/**
 * True where the published yes share is all the success there is, not only its least. Success has two labels and the
 * publisher folds what is below its threshold, so a folded cell beside yes alone and below the threshold holds the
 * other label. Beside both labels, or from the threshold on, it would hold something else: the contract says that it
 * never does, and where it did the bounds stay wide.
 */
export function isSuccessExact<P extends Platform>(cells: SuccessCells<P>, platform: P): boolean {
  const row = cells as PanelRow;
  const folded = row[`${platform}_success_folded`];
  if (row[`${platform}_success`] === null) return false;
  if (folded === null) return true;
  const n = row[`${platform}_n`];
  return row[`${platform}_failure`] === null && n !== null && Math.round((folded / 100) * n) < smallestCell;
}

/**
 * Where a task's success on a platform can lie, in per cent, given what was published of it:
 *
 * - the yes cell: yes itself, where it is exact (see `isSuccessExact`), else from yes to yes + folded;
 * - only other success cells: yes was folded, so it has 0 to min(14, folded) of n conversations;
 * - no success cell at all: from 0 to 100.
 *
 * @returns null when a count is needed and not published.
 */
export function successBounds<P extends Platform>(cells: SuccessCells<P>, platform: P): Interval | null {
  // Every platform has the same measures, which the type of a prefixed key can't say.
  const row = cells as PanelRow;
  const yes = row[`${platform}_success`];
  const no = row[`${platform}_failure`];
  const folded = row[`${platform}_success_folded`];
  const n = row[`${platform}_n`];
  if (yes !== null) return [yes, isSuccessExact(cells, platform) ? yes : Math.min(100, yes + (folded ?? 0))];
  if (no === null && folded === null) return [0, 100];
  if (n === null) return null;
  const hidden = ((folded ?? 0) / 100) * n;
  return [0, Math.min(100, (100 * Math.min(smallestCell - 1, hidden)) / n)];
}

/** Outcomes with known bounds. */
export type BoundedOutcome = Extract<VariableId, "gap" | "claude_success" | "api_success">;

export function isBounded(outcome: VariableId): outcome is BoundedOutcome {
  return outcome === "gap" || outcome === "claude_success" || outcome === "api_success";
}

/** Where a task's outcome can lie, in per cent or pp: the gap is least when Claude.ai is lowest and the API highest. */
export function outcomeBounds(row: PanelRow, outcome: BoundedOutcome): Interval | null {
  if (outcome === "claude_success") return successBounds(row, "claude");
  if (outcome === "api_success") return successBounds(row, "api");
  const claude = successBounds(row, "claude");
  const api = successBounds(row, "api");
  return claude === null || api === null ? null : [claude[0] - api[1], claude[1] - api[0]];
}
