import {bootstrapParts} from "../estimators/bootstrap.js";
import type {Interval} from "../estimators/Estimated.js";
import {cellsOfRows, decomposable, type Kitagawa, kitagawa} from "../estimators/kitagawa.js";
import type {Panel, PanelRow, Platform} from "../panel/Panel.js";
import {type Population, successPopulation} from "../panel/Specification.js";

/** How much of a difference in success is what is brought, and how much what becomes of it. */
export interface Mix extends Kitagawa {
  /** 95 % percentile intervals over resampled tasks; null where resamples don't differ. */
  intervals: Record<"difference" | "mix" | "rate", Interval | null>;
  tasks: number;
  /** Per cent of all conversations of a platform that these tasks hold; null when usage is not published. */
  covered: Record<Platform, number | null>;
}

/** Named tasks with success published on both platforms: the label “none” has no occupation. */
export const mixPopulation: Population = {...successPopulation, pseudo_tasks: false};

/**
 * Kitagawa's split of the conversation-weighted gap by task or by SOC major group, its intervals by drawing tasks with
 * replacement. The intervals hold for tasks like these; tasks whose success was folded are not in it. Both ways of
 * splitting draw the same resamples, so that the difference they share has one interval.
 *
 * @returns null when no task has success and conversations on both platforms.
 */
export function occupationMix(panel: Panel, by: "task" | "soc_major"): Mix | null {
  const rows = decomposable(panel, mixPopulation);
  const cells = cellsOfRows(rows, by);
  const whole = kitagawa(cells());
  if (whole === null) return null;
  const statistic = (count: Uint16Array): Split => kitagawa(cells(count)) ?? undefinedSplit;
  const found = bootstrapParts(rows.length, ["difference", "mix", "rate"], statistic, {kind: "percentile"});
  const intervalOf = (part: keyof Split): Interval | null => found[part]?.interval ?? null;
  return {
    ...whole,
    intervals: {difference: intervalOf("difference"), mix: intervalOf("mix"), rate: intervalOf("rate")},
    tasks: rows.length,
    covered: {claude: usageOf(rows, "claude"), api: usageOf(rows, "api")}
  };
}

type Split = Pick<Kitagawa, "difference" | "mix" | "rate">;
const undefinedSplit: Split = {difference: NaN, mix: NaN, rate: NaN};

function usageOf(rows: readonly PanelRow[], platform: Platform): number | null {
  return rows.reduce<number | null>((a, row) => {
    const usage = row[`${platform}_usage`];
    return a === null || usage === null ? null : a + usage;
  }, 0);
}
