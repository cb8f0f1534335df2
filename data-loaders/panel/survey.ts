import type {DuckDBConnection} from "@duckdb/node-api";

import {csvTable} from "../dialects/csvTable.js";
import {dialects} from "../dialects/Dialect.js";
import {rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Quirk} from "../releases/quirks.js";

/** What a platform file holds, every geography included. */
export interface Survey {
  rows: number;
  /** Rows by geography and facet. */
  facets: Record<string, Record<string, number>>;
  /** Of each quirk: the rows that show it, among those that could. */
  quirks: Record<string, {shows: number; among: number}>;
}

interface Line extends Record<string, number | string | null> {
  geography: string | null;
  facet: string | null;
  rows: number;
}

/**
 * Counts one platform file, before anything is selected.
 *
 * @param quirks - whose traces are looked for: see `quirksOf`
 */
export async function surveyOf(
  connection: DuckDBConnection,
  dialect: Manifest["dialect"],
  file: string,
  quirks: readonly Quirk[]
): Promise<Survey> {
  const {layout, columns} = dialects[dialect];
  const shows = quirks.map(({trace}, i) => `(${trace.shows})::INTEGER AS shows_${i}`);
  const traces = quirks.flatMap(({trace}, i) => [
    `coalesce(sum(shows_${i}) FILTER (${trace.among}), 0)::INTEGER AS shows_${i}`,
    `coalesce(sum(rows) FILTER (${trace.among}), 0)::INTEGER AS among_${i}`
  ]);
  const lines = await rows<Line>(
    connection,
    `WITH surveyed AS (SELECT ${[...layout.groups, "count(*) AS rows", ...shows].join(", ")}
       FROM ${csvTable(columns, file)} GROUP BY ${layout.groups.join(", ")})
     SELECT ${[`${layout.geography} AS geography`, `${layout.facet} AS facet`, "sum(rows)::INTEGER AS rows", ...traces].join(", ")}
     FROM surveyed GROUP BY 1, 2 ORDER BY 1, 2`
  );
  const sum = (name: string): number => lines.reduce((total, line) => total + Number(line[name]), 0);
  const facets: Survey["facets"] = {};
  for (const line of lines) (facets[line.geography ?? ""] ??= {})[line.facet ?? ""] = line.rows;
  return {
    rows: sum("rows"),
    facets,
    quirks: Object.fromEntries(quirks.map(({id}, i) => [id, {shows: sum(`shows_${i}`), among: sum(`among_${i}`)}]))
  };
}
