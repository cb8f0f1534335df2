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
export function dialectOf(columns: readonly string[]): DialectName | null {
  const header = columns.join(",");
  return (
    (Object.keys(dialects) as DialectName[]).find((name) => Object.keys(dialects[name].columns).join(",") === header) ??
    null
  );
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
  const connection = await openDuckDB();
  try {
    const counting = `CREATE TEMP TABLE counted AS
      SELECT ${place} AS place, ${facet} AS facet, date_start, date_end, ${product} AS product, ${label} AS label,
        count(*)::INTEGER AS n
      FROM ${csvTable(dialects[dialect].columns, file)} GROUP BY ALL`;
    await csvQuery(connection.run(counting), file, `rows of the ${dialect} dialect: ${columns.join(",")}`);
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

/** Whether a file has a quirk. `untold`: too few rows could show it, as in a subset or a sample. */
export type Trace = "there" | "absent" | "untold";

/** Looks in one platform file for every quirk known of its dialect. */
export async function quirkTraces(
  dialect: Manifest["dialect"],
  file: string,
  known: readonly Quirk[] = quirks
): Promise<Record<string, Trace>> {
  const wanted = known.filter((quirk) => quirk.dialect === dialect);
  const counts = wanted.flatMap(({trace: {among, shows}}, i) => [
    `(count(*) FILTER (${among}))::INTEGER AS among_${i}`,
    `(${shows})::INTEGER AS shows_${i}`
  ]);
  const connection = await openDuckDB();
  try {
    const {columns} = dialects[dialect];
    const [found] = await csvQuery(
      rows<Record<string, number>>(connection, `SELECT ${counts.join(", ")} FROM ${csvTable(columns, file)}`),
      file,
      `rows of the ${dialect} dialect`
    );
    const traceOf = ({trace}: Quirk, i: number): Trace =>
      found![`shows_${i}`]! > 0 ? "there" : found![`among_${i}`]! >= trace.enough ? "absent" : "untold";
    return Object.fromEntries(wanted.map((quirk, i) => [quirk.id, traceOf(quirk, i)]));
  } finally {
    connection.closeSync();
  }
}
