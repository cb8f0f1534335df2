import {open} from "node:fs/promises";

import {csvParseRows} from "d3-dsv";

import {literal, openDuckDB, rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

export type Dialect = Manifest["dialect"];

/** How each dialect's header begins, and what its columns mean here. A new dialect is one entry more. */
export const dialects = {
  long: {
    columns: "geo_id,geography,date_start,date_end,platform_and_product,facet,level,variable,cluster_name,value",
    place: "geography",
    facet: "facet",
    product: "platform_and_product",
    label: "CASE WHEN geography = 'global' AND facet NOT LIKE '%::%' THEN cluster_name END"
  },
  metric: {
    columns:
      "date_start,date_end,geo_id,geo_level,category_name,hierarchy_level,metric_id,value,node_name,node_external_id",
    place: "geo_level",
    facet: "category_name || ' ' || metric_id",
    product: "NULL",
    label: "NULL"
  }
} as const satisfies Record<Dialect, Record<string, string>>;

/** What a platform file holds, before anything of it is read as data. */
export interface FileProfile {
  /** Null when its header is none that is known. */
  dialect: Dialect | null;
  columns: string[];
  rows: number;
  /** First and last day of each period, in order. */
  periods: {start: string; end: string}[];
  /** What the file calls its platform; empty where the dialect leaves that to the file's name. */
  products: string[];
  facets: FacetProfile[];
}

export interface FacetProfile {
  facet: string;
  /** global, country … */
  place: string;
  rows: number;
  /** Its labels where they are few: what a renamed facet is known by. */
  labels: string[];
}

/** The columns that a CSV's first line names. */
export async function headerOf(file: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const [line = ""] = buffer
      .toString("utf8", 0, bytesRead)
      .replace(/^\uFEFF/, "")
      .split(/\r?\n/, 1);
    return csvParseRows(line)[0] ?? [];
  } finally {
    await handle.close();
  }
}

/** The dialect whose header this is; null when there is none. */
export function dialectOf(columns: readonly string[]): Dialect | null {
  const header = columns.join(",");
  return (Object.keys(dialects) as Dialect[]).find((name) => dialects[name].columns === header) ?? null;
}

/** Most labels that a facet is remembered by. */
const FEW = 20;

/**
 * Counts what a platform file holds, in one scan.
 *
 * @throws Error of the CSV reader, with the line, when the file is not what its header says.
 */
export async function profileOf(file: string): Promise<FileProfile> {
  const columns = await headerOf(file);
  const dialect = dialectOf(columns);
  if (dialect === null) return {dialect, columns, rows: 0, periods: [], products: [], facets: []};
  const {place, facet, product, label} = dialects[dialect];
  const connection = await openDuckDB();
  try {
    const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
    await connection.run(`CREATE TEMP TABLE counted AS
      SELECT ${place} AS place, ${facet} AS facet, date_start, date_end, ${product} AS product, ${label} AS label,
        count(*)::INTEGER AS n
      FROM read_csv(${literal(file)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
        strict_mode = true, nullstr = ${literal("no value is null")}, columns = {${types}}) GROUP BY ALL`);
    const facets = await rows<FacetProfile>(
      connection,
      `SELECT facet, place, sum(n)::INTEGER AS rows,
         CASE WHEN count(DISTINCT label) <= ${FEW} THEN list(DISTINCT label ORDER BY label) FILTER (label IS NOT NULL)
           ELSE [] END AS labels
       FROM counted GROUP BY facet, place ORDER BY facet, place`
    );
    const periods = await rows<{start: string; end: string}>(
      connection,
      `SELECT DISTINCT date_start AS start, date_end AS "end" FROM counted ORDER BY 1, 2`
    );
    const products = await rows<{product: string}>(
      connection,
      "SELECT DISTINCT product FROM counted WHERE product IS NOT NULL ORDER BY 1"
    );
    return {
      dialect,
      columns,
      rows: facets.reduce((sum, d) => sum + d.rows, 0),
      periods,
      products: products.map((d) => d.product),
      facets: facets.map((d) => ({...d, labels: d.labels ?? []}))
    };
  } finally {
    connection.closeSync();
  }
}
