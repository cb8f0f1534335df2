import {modes, type Panel, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import type {VariableId} from "../panel/variables.js";
import type {Interval} from "./Estimated.js";

/** A named cell has been published from this many conversations on, a smaller one folded into `not_classified`. */
export const smallestCell = 15;

const namedCells = platforms.flatMap((platform) =>
  (["success", "failure", ...modes] as const).map((cell) => [`${platform}_${cell}`, `${platform}_n`] as const)
);

/**
 * The fewest conversations in a named cell of a panel: whatever the publisher's threshold is, a cell that was folded
 * has fewer.
 *
 * @returns null where no count or no cell is published.
 */
export function smallestNamedCell(panel: Panel): number | null {
  let smallest = Infinity;
  for (const row of panel)
    for (const [cell, count] of namedCells) {
      const [share, n] = [row[cell], row[count]];
      if (share !== null && n !== null && share * n < 100 * smallest) smallest = (share * n) / 100;
    }
  // The count behind a share, which the share alone gives to some decimals.
  const whole = Math.round(smallest);
  return smallest === Infinity ? null : Math.abs(smallest - whole) < 1e-6 ? whole : smallest;
}

/** The cells that bound success on one platform. */
export type SuccessCells<P extends Platform> = Pick<PanelRow, `${P}_${"n" | "success" | "failure" | "success_folded"}`>;

/**
 * True where the published yes share is all the success there is, not only its least. Success has two labels and the
 * publisher folds what is below its threshold, so a folded cell beside yes alone and below the threshold holds the
 * other label. Beside both labels, or from the threshold on, it would hold something else: the contract says that it
 * never does, and where it did the bounds stay wide.
 */
export function isSuccessExact<P extends Platform>(
  cells: SuccessCells<P>,
  platform: P,
  smallest: number | null
): boolean {
  const {yes, no, folded, n} = successCells(cells, platform);
  if (yes === null) return false;
  if (folded === null) return true;
  return no === null && n !== null && smallest !== null && Math.round((folded / 100) * n) < smallest;
}

/**
 * Where a task's success on a platform can lie, in per cent, given what was published of it:
 *
 * - the yes cell: yes itself, where it is exact (see `isSuccessExact`), else from yes to yes + folded;
 * - only other success cells: yes was folded, so it has fewer conversations than any named cell, and no more than were folded;
 * - no success cell at all: from 0 to 100.
 *
 * @param smallest the fewest conversations in a named cell: see `smallestNamedCell`; null where none is known.
 * @returns null when a count is needed and not published.
 */
export function successBounds<P extends Platform>(
  cells: SuccessCells<P>,
  platform: P,
  smallest: number | null
): Interval | null {
  const {yes, no, folded, n} = successCells(cells, platform);
  if (yes !== null) return [yes, isSuccessExact(cells, platform, smallest) ? yes : Math.min(100, yes + (folded ?? 0))];
  if (no === null && folded === null) return [0, 100];
  if (n === null) return null;
  const hidden = ((folded ?? 0) / 100) * n;
  return [0, Math.min(100, (100 * Math.min(mostBelow(smallest), hidden)) / n)];
}

function successCells<P extends Platform>(cells: SuccessCells<P>, platform: P) {
  // Every platform has the same measures, which the type of a prefixed key can't say.
  const row = cells as PanelRow;
  const [yes, no] = [row[`${platform}_success`], row[`${platform}_failure`]];
  return {yes, no, folded: row[`${platform}_success_folded`], n: row[`${platform}_n`]};
}

/** The most conversations of a cell that was folded; counts that are no whole numbers have no next lower one. */
function mostBelow(smallest: number | null): number {
  if (smallest === null) return Infinity;
  return Number.isInteger(smallest) ? Math.max(0, smallest - 1) : smallest;
}

const bounded = ["gap", "claude_success", "api_success"] as const satisfies VariableId[];

/** Outcomes with known bounds. */
export type BoundedOutcome = (typeof bounded)[number];

export const isBounded = (outcome: VariableId): outcome is BoundedOutcome => bounded.some((id) => id === outcome);

/** Where a task's outcome can lie, in per cent or pp: the gap is least when Claude.ai is lowest and the API highest. */
export function outcomeBounds(row: PanelRow, outcome: BoundedOutcome, smallest: number | null): Interval | null {
  if (outcome === "claude_success") return successBounds(row, "claude", smallest);
  if (outcome === "api_success") return successBounds(row, "api", smallest);
  const [claude, api] = platforms.map((platform) => successBounds(row, platform, smallest));
  return claude && api ? [claude[0] - api[1], claude[1] - api[0]] : null;
}
