import type {DuckDBConnection} from "@duckdb/node-api";

import {csvTable} from "../dialects/csvTable.js";
import {dialects} from "../dialects/Dialect.js";
import {rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Quirk} from "../releases/quirks.js";

/** What a platform file holds, every geography included: counted in one scan, before anything is selected. */
export interface Survey {
  rows: number;
  /** Rows whose key stands in the file already. */
  repeated: number;
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
 * Surveys one platform file.
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
  const traces = quirks.flatMap(({trace}, i) => [
    `(${trace.shows})::INTEGER AS shows_${i}`,
    `(${trace.among})::INTEGER AS among_${i}`
  ]);
  // The hashes of the keys are kept as lists and told apart after the scan: count(DISTINCT …) takes three times as long.
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE surveyed AS SELECT ${layout.geography} AS geography, ${layout.facet} AS facet,
       ${["count(*)::INTEGER AS rows", ...traces, `list(hash(${layout.key.join(", ")})) AS keys`].join(", ")}
     FROM ${csvTable(columns, file)} GROUP BY ALL`
  );
  const lines = await rows<Line>(connection, "SELECT * EXCLUDE (keys) FROM surveyed ORDER BY ALL");
  const [distinct] = await rows<{keys: number}>(
    connection,
    "SELECT count(*)::INTEGER AS keys FROM (SELECT DISTINCT unnest(keys) FROM surveyed)"
  );
  await connection.run("DROP TABLE surveyed");
  const sum = (name: string): number => lines.reduce((total, line) => total + Number(line[name]), 0);
  const facets: Survey["facets"] = {};
  for (const line of lines) (facets[line.geography ?? ""] ??= {})[line.facet ?? ""] = line.rows;
  return {
    rows: sum("rows"),
    repeated: sum("rows") - distinct!.keys,
    facets,
    quirks: Object.fromEntries(quirks.map(({id}, i) => [id, {shows: sum(`shows_${i}`), among: sum(`among_${i}`)}]))
  };
}
