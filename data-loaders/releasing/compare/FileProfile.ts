import {greatest, index, sort} from "d3-array";

import {platformKeys} from "../../../src/analysis/panel/Panel.js";
import type {AcquiredFile} from "../../acquire/Acquired.js";
import {checkHeader, headerOf} from "../../dialects/csvHeader.js";
import {csvQuery, csvTable} from "../../dialects/csvTable.js";
import {dialects} from "../../dialects/Dialect.js";
import {openDuckDB, rows} from "../../duckdb.js";
import type {Manifest} from "../../releases/Manifest.js";
import oddities from "../../releases/quirks/quirks.json" with {type: "json"};

type DialectName = Manifest["dialect"];

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
  dialect: DialectName;
  rows: number;
  /** First and last day of each period, in order. */
  periods: {start: string; end: string}[];
  /** What the file calls its platform; empty where the dialect leaves that to the file's name. */
  products: string[];
  facets: FacetProfile[];
  /** By id, what is known to be odd about files of its dialect. */
  quirks: Record<string, Trace>;
}

export interface FacetProfile {
  facet: string;
  /** global, country … */
  place: string;
  rows: number;
  /** Its labels where they are few: what a renamed facet is known by. */
  labels: string[];
}

/** Whether a file has a quirk. `untold`: too few rows could show it, as in a subset or a sample. */
type Trace = "there" | "absent" | "untold";

/** The platforms, as manifests call them. */
export const platformRoles = Object.values(platformKeys);
export type PlatformRole = (typeof platformRoles)[number];
export type Profiles = Record<PlatformRole, FileProfile>;

/** Of a release's files, one after the other: two at once would need twice the memory. */
export async function profilesOf(files: readonly AcquiredFile[]): Promise<Profiles> {
  const profiles = {} as Profiles;
  for (const role of platformRoles) profiles[role] = await profileOf(files.find((file) => file.role === role)!.file);
  return profiles;
}

/** Most labels that a facet is remembered by. */
const FEW = 20;

/**
 * Counts what a platform file holds.
 *
 * @throws DataError when its columns are those of no dialect; with the line when it is not what its header says.
 */
async function profileOf(file: string): Promise<FileProfile> {
  const columns = await headerOf(file);
  const near = ([, known]: (typeof layouts)[number]): number =>
    columns.filter((name) => Object.hasOwn(known.columns, name)).length;
  const [dialect, known] = greatest(layouts, near)!;
  await checkHeader(file, Object.keys(known.columns), known.code);
  const {place, facet, product, label} = places[dialect];
  const found = await ask<Omit<FileProfile, "dialect" | "quirks">>(
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
  return {dialect, ...found, quirks: await quirkTraces(dialect, file)};
}

const layouts = Object.entries(dialects) as [DialectName, (typeof dialects)[DialectName]][];

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

/**
 * An oddity of the published files that the project knows of: what is odd, in a sentence; what would go wrong for whoever
 * did not know; where it is dealt with; which releases have it (null: every one of the dialect); and how a file shows it, as
 * SQL: how many of the rows `among` do. Where fewer than `enough` could, a file can't tell.
 */
export type Quirk = Omit<(typeof oddities.quirks)[number], "dialect"> & {dialect: Manifest["dialect"]};

/** What the code deals with. `npm run data -- diff` says which of two releases shows one that the other does not. */
export const quirks = oddities.quirks as readonly Quirk[];

/** Looks in one platform file for every quirk known of its dialect. */
export async function quirkTraces(dialect: DialectName, file: string, known: readonly Quirk[] = quirks) {
  const wanted = known.filter((quirk) => quirk.dialect === dialect);
  const counts = wanted.map(
    ({id, trace: {among, shows, enough}}) => `CASE WHEN ${shows} > 0 THEN 'there'
      WHEN count(*) FILTER (${among}) >= ${enough} THEN 'absent' ELSE 'untold' END AS "${id}"`
  );
  return ask<FileProfile["quirks"]>(dialect, file, (table) => `SELECT ${counts.join(", ")} FROM ${table}`);
}

/** Rows by facet and place of two files; null where a file has none. */
export function facetRows(before: FileProfile, after: FileProfile) {
  const key = ({facet, place}: FacetProfile): string => `${facet}\0${place}`;
  const [a, b] = [index(before.facets, key), index(after.facets, key)];
  return sort(new Map([...a, ...b]), ([key]) => key).map(([key, {facet, place}]) => ({
    facet,
    place,
    before: a.get(key)?.rows ?? null,
    after: b.get(key)?.rows ?? null
  }));
}
