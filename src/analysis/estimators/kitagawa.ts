import {groupOf, numberedLabels} from "../panel/groups.js";
import {type Panel, type PanelRow, type Platform, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";
import {sum} from "./moments.js";

/** A group of tasks: how much each platform has of it (any unit, summed to shares) and its success there, per cent. */
export interface Cell {
  label: string;
  weight: Record<Platform, number>;
  rate: Record<Platform, number>;
}

export interface Kitagawa {
  /** Weighted mean success by platform, per cent. */
  mean: Record<Platform, number>;
  /** Claude.ai mean − API mean, pp: mix + rate. */
  difference: number;
  /** What different shares of the groups make, at the platforms' average success. */
  mix: number;
  /** What different success in the same groups makes, at the platforms' average shares. */
  rate: number;
  /** The same for each group. Mix is counted from the overall mean: positive for more of a better group. */
  parts: {label: string; mix: number; rate: number}[];
}

/**
 * Splits the difference of two weighted means into what is brought (mix) and what becomes of it (rate), symmetrically,
 * without a remainder. Cells that weigh nothing have no part. Kitagawa (1955), J. Am. Stat. Assoc. 50.
 *
 * @returns null without cells or when a platform has no weight.
 */
export function kitagawa(all: readonly Cell[]): Kitagawa | null {
  const cells = all.filter(({weight}) => weight.claude > 0 || weight.api > 0);
  const [total, mean] = [
    {claude: 0, api: 0},
    {claude: 0, api: 0}
  ];
  for (const {weight} of cells) {
    total.claude += weight.claude;
    total.api += weight.api;
  }
  if (!(total.claude > 0 && total.api > 0)) return null;
  for (const {weight, rate} of cells) {
    mean.claude += (weight.claude / total.claude) * rate.claude;
    mean.api += (weight.api / total.api) * rate.api;
  }
  const middle = (mean.claude + mean.api) / 2;
  const parts = cells.map(({label, weight, rate}) => {
    const [claude, api] = [weight.claude / total.claude, weight.api / total.api];
    const mix = (claude - api) * ((rate.claude + rate.api) / 2 - middle);
    return {label, mix, rate: (rate.claude - rate.api) * ((claude + api) / 2)};
  });
  const [mix, rate] = [sum(parts.map((part) => part.mix)), sum(parts.map((part) => part.rate))];
  return {mean, difference: mean.claude - mean.api, mix, rate, parts};
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
  const cells = labels.map((label): Cell => ({label, weight: {claude: 0, api: 0}, rate: {claude: 0, api: 0}}));
  const published = platforms.map((platform) => ({
    platform,
    n: rows.map((row) => row[`${platform}_n`]!),
    success: rows.map((row) => row[`${platform}_success`]!)
  }));
  return (count?: ArrayLike<number>): Cell[] => {
    for (const {platform, n, success} of published) {
      const [weights, rates] = [new Float64Array(cells.length), new Float64Array(cells.length)];
      for (let i = 0; i < n.length; ++i) {
        const times = (count?.[i] ?? 1) * n[i]!;
        weights[positions[i]!]! += times;
        rates[positions[i]!]! += times * success[i]!;
      }
      cells.forEach(({weight, rate}, i) => {
        weight[platform] = weights[i]!;
        rate[platform] = rates[i]! / weights[i]!;
      });
    }
    return cells;
  };
}
