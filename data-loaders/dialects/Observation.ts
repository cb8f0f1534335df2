import {measureRows, platforms} from "../../src/analysis/panel/Panel.js";
import {literal} from "../duckdb.js";

/** Labels that stand in the task list without being tasks. */
export const pseudoTasks = ["none", "not_classified"] as const;

/** What an observation is about. Cells of one metric and statistic add up; a share is published with its count. */
export type Cell = Pick<(typeof measureRows)[number], "metric" | "category" | "stat" | "range">;

const all = measureRows.flatMap((row): Cell[] => (row.stat === "pct" ? [{...row, stat: "count"}, row] : [row]));

/** Everything that is read, of a task or of all conversations; observations name it by its place here. */
export const cells: readonly Cell[] = [...new Map(all.map((cell) => [nameOf(cell), cell])).values()];

const numbers = new Map(cells.map((cell, number) => [nameOf(cell), number]));

function nameOf({metric, category, stat}: Omit<Cell, "range">): string {
  return `${metric}/${category}/${stat}`;
}

/** The place of a cell in `cells`. */
export function cellNumber(cell: Omit<Cell, "range">): number {
  return numbers.get(nameOf(cell))!;
}

/** Where a figure stands among those of all cells, each with a place for every platform; null where it has no cell or platform. */
const place = `${platforms.length} * cell
  + CASE platform ${platforms.map((platform, i) => `WHEN ${literal(platform)} THEN ${i}`).join(" ")} END`;

/**
 * Gathers observations (observations.json: what every dialect makes of its rows) while they are read, into the table `figures`: a row a period and task with all that is published
 * of it. `unknown` says whether some of it has no place.
 */
export const figuresFrom = (observations: string): string =>
  `CREATE OR REPLACE TABLE figures AS SELECT period, task, list({place: place, value: value}) AS published,
     bool_or(place IS NULL) AS unknown
   FROM (SELECT period, task, ${place} AS place, value FROM (${observations})) GROUP BY period, task`;
