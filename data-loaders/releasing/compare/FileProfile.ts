import {isDeepStrictEqual} from "node:util";

import {headerOf} from "../../dialects/csvHeader.js";
import {csvQuery, csvTable} from "../../dialects/csvTable.js";
import {dialects} from "../../dialects/Dialect.js";
import {openDuckDB, rows} from "../../duckdb.js";
import type {Manifest} from "../../releases/Manifest.js";
import {type Quirk, quirks} from "../../releases/quirks.js";

export type DialectName = Manifest["dialect"];

/** Where a dialect says which place, facet and product a row is about; a label tells a renamed facet from a new one. */
const places: Record<DialectName, {place: string; facet: string; product: string; label: string}> = {
  long: {
    place: "geography",
    facet: "facet",
    product: "platform_and_product",
    label: "CASE WHEN geography = 'global' AND facet NOT LIKE '%::%' THEN cluster_name END"
  },
  metric: {place: "geo_level", facet: "category_name || ' ' || metric_id", product: "NULL", label: "NULL"}
};

/** What a platform file holds, before anything of it is read as data. */
export interface FileProfile {
  /** Null when its header is none that is known. */
  dialect: DialectName | null;
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

/** The dialect whose header this is; null when there is none. */
function dialectOf(columns: readonly string[]): DialectName | null {
  const names = Object.keys(dialects) as DialectName[];
  return names.find((name) => isDeepStrictEqual(Object.keys(dialects[name].columns), columns)) ?? null;
}

/** Most labels that a facet is remembered by. */
const FEW = 20;

/**
 * Counts what a platform file holds, in one scan.
 *
 * @throws DataError with the line when the file is not what its header says.
 */
export async function profileOf(file: string): Promise<FileProfile> {
  const columns = await headerOf(file);
  const dialect = dialectOf(columns);
  if (dialect === null) return {dialect, columns, rows: 0, periods: [], products: [], facets: []};
  const {place, facet, product, label} = places[dialect];
  const found = await ask<Omit<FileProfile, "dialect" | "columns">>(
    dialect,
    file,
    (table) => `WITH counted AS MATERIALIZED (
        SELECT ${place} AS place, ${facet} AS facet, date_start, date_end, ${product} AS product, ${label} AS label,
          count(*)::INTEGER AS n
        FROM ${table} GROUP BY ALL
      ), facets AS (
        SELECT facet, place, sum(n)::INTEGER AS rows,
          CASE WHEN count(DISTINCT label) <= ${FEW} THEN
            coalesce(list(DISTINCT label ORDER BY label) FILTER (label IS NOT NULL), []) ELSE [] END AS labels
        FROM counted GROUP BY facet, place
      )
      SELECT (SELECT coalesce(sum(n), 0)::INTEGER FROM counted) AS rows,
        (SELECT coalesce(list(DISTINCT {'start': date_start, 'end': date_end} ORDER BY {'start': date_start, 'end': date_end}), []) FROM counted) AS periods,
        (SELECT coalesce(list(DISTINCT product ORDER BY product) FILTER (product IS NOT NULL), []) FROM counted) AS products,
        (SELECT coalesce(list(facets ORDER BY facet, place), []) FROM facets) AS facets`
  );
  return {dialect, columns, ...found};
}

/** The one row that a question about a file has for an answer. */
async function ask<Row>(dialect: DialectName, file: string, sql: (table: string) => string): Promise<Row> {
  const {columns} = dialects[dialect];
  const connection = await openDuckDB();
  try {
    const expected = `rows of the ${dialect} dialect: ${Object.keys(columns).join(",")}`;
    const [row] = await csvQuery(rows<Row>(connection, sql(csvTable(columns, file))), file, expected);
    return row!;
  } finally {
    connection.closeSync();
  }
}

/** Rows of a facet in one place, in two files; null where a file has none. */
export interface FacetRows {
  facet: string;
  place: string;
  before: number | null;
  after: number | null;
}

/** Rows by facet and place of two files. */
export function facetRows(...files: [before: FileProfile, after: FileProfile]): FacetRows[] {
  const key = ({facet, place}: {facet: string; place: string}): string => `${facet}\0${place}`;
  const [a, b] = files.map(({facets}) => new Map(facets.map((one) => [key(one), one.rows])));
  return [...new Set([...a!.keys(), ...b!.keys()])].sort().map((name) => {
    const [facet = "", place = ""] = name.split("\0");
    return {facet, place, before: a!.get(name) ?? null, after: b!.get(name) ?? null};
  });
}

/** Whether a file has a quirk. `untold`: too few rows could show it, as in a subset or a sample. */
export type Trace = "there" | "absent" | "untold";

/** Looks in one platform file for every quirk known of its dialect. */
export async function quirkTraces(
  dialect: DialectName,
  file: string,
  known: readonly Quirk[] = quirks
): Promise<Record<string, Trace>> {
  const wanted = known.filter((quirk) => quirk.dialect === dialect);
  const counts = wanted.flatMap(({trace: {among, shows}}, i) => [
    `(count(*) FILTER (${among}))::INTEGER AS among_${i}`,
    `(${shows})::INTEGER AS shows_${i}`
  ]);
  const found = await ask<Record<string, number>>(
    dialect,
    file,
    (table) => `SELECT ${counts.join(", ")} FROM ${table}`
  );
  const traceOf = ({trace}: Quirk, i: number): Trace =>
    found[`shows_${i}`]! > 0 ? "there" : found[`among_${i}`]! >= trace.enough ? "absent" : "untold";
  return Object.fromEntries(wanted.map((quirk, i) => [quirk.id, traceOf(quirk, i)]));
}
