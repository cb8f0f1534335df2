import {groupOf, numberedLabels} from "../panel/groups.js";
import type {Panel, PanelRow, Platform} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import type {Population} from "../panel/Specification.js";

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

/** Cells as columns, an entry a label: what loops over thousands of resamples can afford. */
export type CellColumns = Record<"weight" | "rate", Record<Platform, Float64Array>>;

/**
 * Splits the difference of two weighted means into what is brought (mix) and what becomes of it (rate), symmetrically,
 * without a remainder. Kitagawa (1955), J. Am. Stat. Assoc. 50.
 *
 * @returns null without cells or when a platform has no weight.
 */
export function kitagawa(cells: readonly Cell[]): Kitagawa | null {
  const column = (of: "weight" | "rate", platform: Platform): Float64Array =>
    Float64Array.from(cells, (cell) => cell[of][platform]);
  const columns = (of: "weight" | "rate"): CellColumns["rate"] => ({
    claude: column(of, "claude"),
    api: column(of, "api")
  });
  const parts: Kitagawa["parts"] = [];
  const split = splitOf({weight: columns("weight"), rate: columns("rate")}, (i, mix, rate) =>
    parts.push({label: cells[i]!.label, mix, rate})
  );
  return split && {...split, parts};
}

/**
 * The sums of `kitagawa`, over the cells that weigh anything.
 *
 * @param each is told the parts of each such cell.
 */
export function splitOf(
  {weight, rate}: CellColumns,
  each: (i: number, mix: number, rate: number) => void = () => undefined
): Omit<Kitagawa, "parts"> | null {
  const total = {claude: sumOf(weight.claude), api: sumOf(weight.api)};
  if (!(total.claude > 0 && total.api > 0)) return null;
  const there = (i: number): boolean => weight.claude[i]! > 0 || weight.api[i]! > 0;
  const mean = {claude: 0, api: 0};
  for (let i = 0; i < rate.claude.length; ++i) {
    if (!there(i)) continue;
    mean.claude += (weight.claude[i]! / total.claude) * rate.claude[i]!;
    mean.api += (weight.api[i]! / total.api) * rate.api[i]!;
  }
  const middle = (mean.claude + mean.api) / 2;
  const sums = {mix: 0, rate: 0};
  for (let i = 0; i < rate.claude.length; ++i) {
    if (!there(i)) continue;
    const [claude, api] = [weight.claude[i]! / total.claude, weight.api[i]! / total.api];
    const mix = (claude - api) * ((rate.claude[i]! + rate.api[i]!) / 2 - middle);
    const own = (rate.claude[i]! - rate.api[i]!) * ((claude + api) / 2);
    sums.mix += mix;
    sums.rate += own;
    each(i, mix, own);
  }
  return {mean, difference: mean.claude - mean.api, ...sums};
}

const sumOf = (values: Float64Array): number => values.reduce((a, v) => a + v, 0);

/** The tasks of a population that a decomposition can use: success and conversations are published on both platforms. */
export function decomposable(panel: Panel, population: Population): PanelRow[] {
  return selectTasks(panel, population).filter(isComplete);
}

/**
 * One cell a label, in order of first appearance, weighted by conversations.
 *
 * @returns the cells, and their columns when each task counts so many times, for resampling: a label whose tasks all
 * count 0 weighs nothing, and has no rate.
 */
export function cellsOfRows(
  rows: readonly PanelRow[],
  by: "task" | "soc_major"
): {cells: Cell[]; columns: (count: ArrayLike<number>) => CellColumns} {
  const {labels, positions} = numberedLabels(rows.map(by === "task" ? (row) => row.task : groupOf));
  const sums = (n: Float64Array, success: Float64Array, count: ArrayLike<number>): [Float64Array, Float64Array] => {
    const [weight, rate] = [new Float64Array(labels.length), new Float64Array(labels.length)];
    for (let i = 0; i < positions.length; ++i) {
      const times = count[i]! * n[i]!;
      weight[positions[i]!]! += times;
      rate[positions[i]!]! += times * success[i]!;
    }
    for (let i = 0; i < rate.length; ++i) rate[i]! /= weight[i]!;
    return [weight, rate];
  };
  const column = (of: (row: PanelRow) => number | null): Float64Array => Float64Array.from(rows, (row) => of(row)!);
  const claude = [column((row) => row.claude_n), column((row) => row.claude_success)] as const;
  const api = [column((row) => row.api_n), column((row) => row.api_success)] as const;
  const columns = (count: ArrayLike<number>): CellColumns => {
    const [[claudeWeight, claudeRate], [apiWeight, apiRate]] = [sums(...claude, count), sums(...api, count)];
    return {weight: {claude: claudeWeight, api: apiWeight}, rate: {claude: claudeRate, api: apiRate}};
  };
  const {weight, rate} = columns(rows.map(() => 1));
  const at = (of: CellColumns["rate"], i: number): Cell["rate"] => ({claude: of.claude[i]!, api: of.api[i]!});
  return {cells: labels.map((label, i) => ({label, weight: at(weight, i), rate: at(rate, i)})), columns};
}

function isComplete(row: PanelRow): boolean {
  return [row.claude_n, row.api_n, row.claude_success, row.api_success].every((v) => v !== null) && row.claude_n! > 0;
}
