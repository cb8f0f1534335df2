import {sum} from "d3-array";

import {bootstrapParts} from "../estimators/bootstrap.js";
import {cellsOfRows, decomposable, kitagawa} from "../estimators/kitagawa.js";
import type {Panel, Platform} from "../panel/Panel.js";
import {type Population, successPopulation} from "../panel/Specification.js";

/** Named tasks with success published on both platforms: the label “none” has no occupation. */
export const mixPopulation: Population = {...successPopulation, pseudo_tasks: false};

const nothing = {difference: NaN, mix: NaN, rate: NaN};

export type Mix = NonNullable<ReturnType<typeof occupationMix>>;

/**
 * Kitagawa's split of the conversation-weighted gap by task or by SOC major group: how much of it is what is brought, and
 * how much what becomes of it. Its intervals are by drawing tasks with replacement; they hold for tasks like these, and
 * tasks whose success was folded are not in it. Both ways of splitting draw the same resamples, so that the difference they
 * share has one interval.
 *
 * @returns null when no task has success and conversations on both platforms.
 */
export function occupationMix(panel: Panel, by: "task" | "soc_major") {
  const rows = decomposable(panel, mixPopulation);
  const cells = cellsOfRows(rows, by);
  const whole = kitagawa(cells());
  if (whole === null) return null;
  // Before resamples write the cells anew.
  const parts = whole.parts();
  const statistic = (count: Uint16Array): typeof nothing => kitagawa(cells(count)) ?? nothing;
  const found = bootstrapParts(rows.length, ["difference", "mix", "rate"], statistic, {kind: "percentile"});
  const [difference, mix, rate] = [found.difference, found.mix, found.rate].map((part) => part?.interval ?? null);
  const usage = (platform: Platform): number | null => {
    const shares = rows.map((row) => row[`${platform}_usage`]);
    return shares.includes(null) ? null : sum(shares);
  };
  return {
    ...whole,
    parts,
    /** 95 % percentile intervals over resampled tasks; null where resamples don't differ. */
    intervals: {difference: difference!, mix: mix!, rate: rate!},
    tasks: rows.length,
    /** Per cent of all conversations of a platform that these tasks hold; null when usage is not published. */
    covered: {claude: usage("claude"), api: usage("api")}
  };
}
