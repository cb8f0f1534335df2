import {groupOf, numberedLabels, type Panel, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";
import {sum} from "./moments.js";

/** Groups of tasks: how much each platform has of each (any unit, summed to shares) and its success there, per cent. */
export interface Cells {
  labels: readonly string[];
  weight: Record<Platform, ArrayLike<number>>;
  rate: Record<Platform, ArrayLike<number>>;
}

/**
 * Splits the difference of two weighted means into what is brought (mix) and what becomes of it (rate), symmetrically,
 * without a remainder. Cells that weigh nothing have no part. Kitagawa (1955), J. Am. Stat. Assoc. 50.
 *
 * @returns weighted mean success by platform, per cent, and Claude.ai mean − API mean, pp: `mix`, what different shares of
 * the groups make at the platforms' average success, and `rate`, what different success makes at their average shares.
 * `parts` gives both for each group, mix counted from the overall mean: positive for more of a better group. Null without
 * cells or when a platform has no weight.
 */
export function kitagawa({labels, weight, rate}: Cells) {
  const total = {claude: sum(weight.claude), api: sum(weight.api)};
  if (!(total.claude > 0 && total.api > 0)) return null;
  const weighs = (i: number): boolean => weight.claude[i]! > 0 || weight.api[i]! > 0;
  const meanOf = (platform: Platform): number => {
    const [weights, rates] = [weight[platform], rate[platform]];
    let mean = 0;
    for (let i = 0; i < labels.length; ++i) if (weighs(i)) mean += (weights[i]! / total[platform]) * rates[i]!;
    return mean;
  };
  const mean = {claude: meanOf("claude"), api: meanOf("api")};
  const middle = (mean.claude + mean.api) / 2;
  const mixOf = (i: number): number =>
    (weight.claude[i]! / total.claude - weight.api[i]! / total.api) * ((rate.claude[i]! + rate.api[i]!) / 2 - middle);
  const rateOf = (i: number): number =>
    (rate.claude[i]! - rate.api[i]!) * ((weight.claude[i]! / total.claude + weight.api[i]! / total.api) / 2);
  const found = {mean, difference: mean.claude - mean.api, mix: 0, rate: 0};
  for (let i = 0; i < labels.length; ++i)
    if (weighs(i)) {
      found.mix += mixOf(i);
      found.rate += rateOf(i);
    }
  return {
    ...found,
    parts: () => labels.flatMap((label, i) => (weighs(i) ? [{label, mix: mixOf(i), rate: rateOf(i)}] : []))
  };
}

/** The tasks of a population that a decomposition can use: success and conversations are published on both platforms. */
export function decomposable(panel: Panel, population: Population): PanelRow[] {
  const needed = ["claude_n", "api_n", "claude_success", "api_success"] as const;
  return selectTasks(panel, population).filter((row) => needed.every((id) => row[id] !== null) && row.claude_n! > 0);
}

/**
 * One cell a label, in order of first appearance, weighted by conversations.
 *
 * @returns the cells when each task counts so many times, else once: always the same, written anew in each call. A label
 * whose tasks all count 0 weighs nothing, and has no rate.
 */
export function cellsOfRows(rows: readonly PanelRow[], by: "task" | "soc_major") {
  const {labels, positions} = numberedLabels(rows.map(by === "task" ? (row) => row.task : groupOf));
  const column = (): Record<Platform, Float64Array> => ({
    claude: new Float64Array(labels.length),
    api: new Float64Array(labels.length)
  });
  const cells = {labels, weight: column(), rate: column()};
  const published = platforms.map((platform) => ({
    n: rows.map((row) => row[`${platform}_n`]!),
    success: rows.map((row) => row[`${platform}_success`]!),
    weight: cells.weight[platform],
    rate: cells.rate[platform]
  }));
  return (count?: ArrayLike<number>): Cells => {
    for (const {n, success, weight, rate} of published) {
      weight.fill(0);
      rate.fill(0);
      for (let i = 0; i < n.length; ++i) {
        const times = (count?.[i] ?? 1) * n[i]!;
        weight[positions[i]!]! += times;
        rate[positions[i]!]! += times * success[i]!;
      }
      for (let k = 0; k < rate.length; ++k) rate[k]! /= weight[k]!;
    }
    return cells;
  };
}
