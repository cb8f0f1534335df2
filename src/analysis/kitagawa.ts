import {groupOf} from "./groups.js";
import type {Panel, PanelRow, Platform} from "./Panel.js";
import {selectTasks} from "./selectTasks.js";
import type {Population} from "./Specification.js";

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
 * without a remainder. Kitagawa (1955), J. Am. Stat. Assoc. 50.
 *
 * @returns null without cells or when a platform has no weight.
 */
export function kitagawa(cells: readonly Cell[]): Kitagawa | null {
  const total = (platform: Platform): number => cells.reduce((a, {weight}) => a + weight[platform], 0);
  const [claude, api] = [total("claude"), total("api")];
  if (!(claude > 0 && api > 0)) return null;
  const shares = cells.map(({weight}) => ({claude: weight.claude / claude, api: weight.api / api}));
  const meanOf = (platform: Platform): number =>
    cells.reduce((a, {rate}, i) => a + shares[i]![platform] * rate[platform], 0);
  const mean = {claude: meanOf("claude"), api: meanOf("api")};
  const middle = (mean.claude + mean.api) / 2;
  const parts = cells.map(({label, rate}, i) => ({
    label,
    mix: (shares[i]!.claude - shares[i]!.api) * ((rate.claude + rate.api) / 2 - middle),
    rate: (rate.claude - rate.api) * ((shares[i]!.claude + shares[i]!.api) / 2)
  }));
  const add = (part: "mix" | "rate"): number => parts.reduce((a, p) => a + p[part], 0);
  return {mean, difference: mean.claude - mean.api, mix: add("mix"), rate: add("rate"), parts};
}

/**
 * Cells of the tasks of a population with success published on both platforms, weighted by conversations: one a task, or
 * one a SOC major group.
 */
export function cellsOf(panel: Panel, population: Population, by: "task" | "soc_major"): Cell[] {
  const rows = decomposable(panel, population);
  return cellsOfRows(rows, rows.map(by === "task" ? (row) => row.task : groupOf));
}

/** The tasks of a population that a decomposition can use: success and conversations are published on both platforms. */
export function decomposable(panel: Panel, population: Population): PanelRow[] {
  return selectTasks(panel, population).filter(isComplete);
}

/**
 * One cell a label, in order of first appearance.
 *
 * @param count how often each task counts, for resampling; once when left out. A label whose tasks all count 0 has no cell.
 */
export function cellsOfRows(rows: readonly PanelRow[], labels: readonly string[], count?: ArrayLike<number>): Cell[] {
  const sums = new Map<string, Cell>();
  rows.forEach((row, i) => {
    const times = count === undefined ? 1 : count[i]!;
    if (times === 0) return;
    const label = labels[i]!;
    if (!sums.has(label)) sums.set(label, {label, weight: {claude: 0, api: 0}, rate: {claude: 0, api: 0}});
    const {weight, rate} = sums.get(label)!;
    // Columns by their names: names put together anew would take most of a bootstrap's time.
    const [claude, api] = [times * row.claude_n!, times * row.api_n!];
    weight.claude += claude;
    weight.api += api;
    rate.claude += claude * row.claude_success!;
    rate.api += api * row.api_success!;
  });
  const means = ({label, weight, rate}: Cell): Cell => ({
    label,
    weight,
    rate: {claude: rate.claude / weight.claude, api: rate.api / weight.api}
  });
  return Array.from(sums.values(), means);
}

function isComplete(row: PanelRow): boolean {
  return [row.claude_n, row.api_n, row.claude_success, row.api_success].every((v) => v !== null) && row.claude_n! > 0;
}
