import type {DuckDBConnection} from "@duckdb/node-api";

import {measureRows} from "../../src/analysis/panel/measures.js";
import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {DataError} from "../DataError.js";
import {literal, literals, rows} from "../duckdb.js";
import {checkHeader, enriched} from "./checkHeader.js";
import {csvTable, type Files, insertFrom} from "./csvTable.js";
import {typed} from "./Observation.js";

/** The columns of the long dialect, in order. */
export const longColumns = {
  geo_id: "VARCHAR",
  geography: "VARCHAR",
  date_start: "VARCHAR",
  date_end: "VARCHAR",
  platform_and_product: "VARCHAR",
  facet: "VARCHAR",
  level: "VARCHAR",
  variable: "VARCHAR",
  cluster_name: "VARCHAR",
  value: "DOUBLE"
} as const;

/** Measures that the dialect has. */
const measured = measureRows.flatMap(({long, ...row}) => (long === null ? [] : [{...row, ...long}]));

/** Facet of each metric in the file. One about tasks has the prefix `onet_task::`, but for the tasks themselves. */
const facets = new Map(measured.map(({metric, facet}) => [metric, facet]));
const tasks = "onet_task";

/** What the file calls a category, by the name used here. `not_classified` holds the folded cells. */
const categories = new Map(measured.flatMap(({label, category}) => (label === null ? [] : [[label, category]])));

/** What the file calls a platform. */
const products: Record<Platform, {name: string; sql: string}> = {
  claude: {name: "Claude AI (…)", sql: "starts_with(platform_and_product, 'Claude AI (')"},
  api: {name: "1P API", sql: "(platform_and_product = '1P API')"}
};

const row = `rows of ${Object.keys(longColumns).length} fields whose last is a number`;

/**
 * Reads both files of the long dialect (2025-09-15, 2026-01-15, 2026-03-24) into `loaded`: global rows only, one scan. Count
 * and percentage rows are both kept, for the contract to compare.
 *
 * @throws DataError when a file is not such a CSV, a value is not a number, or a product or label is unknown.
 */
export async function loadLong(connection: DuckDBConnection, files: Files): Promise<void> {
  for (const platform of platforms)
    await checkHeader(files[platform], Object.keys(longColumns), "data-loaders/dialects/long.ts");
  await insertFrom(connection, "loaded", (platform) => observations(platform, files[platform]), files, row);
  const marked = await rows<Record<"metric" | "platform" | "category", boolean>>(
    connection,
    `SELECT ${["metric", "platform", "category"].map((name) => `bool_or(${name} IS NULL) AS ${name}`).join(", ")} FROM loaded`
  );
  const faults = {metric: refuseDerived, platform: refuseProduct, category: refuseLabel} as const;
  for (const [name, refuse] of Object.entries(faults))
    if (marked[0]![name as keyof typeof faults])
      for (const platform of platforms) await refuse(connection, files[platform], platform);
}

/** The facets of a file, for messages about one that is missing. */
export async function longFacets(connection: DuckDBConnection, file: string): Promise<string[]> {
  const found = await rows<{facet: string}>(
    connection,
    `SELECT DISTINCT facet FROM ${csvTable(longColumns, file)} WHERE geography = 'global' ORDER BY 1`
  );
  return found.map((d) => d.facet);
}

/** A variable that is read, in the facet it stands in; whether it is about tasks, and whether its cells have labels. */
interface Wanted {
  variable: string;
  facet: string;
  metric: string;
  stat: string;
  task: boolean;
  labelled: boolean;
}

/** Shares are read with their counts, for the contract to compare. Indices have no prefix in their names. */
const wanted = unique(
  measured.flatMap(({metric, stat, facet, label}): Wanted[] =>
    (stat === "pct" ? ["count", "pct"] : [stat]).flatMap((stat): Wanted[] => {
      const row = {metric, stat, labelled: label !== null};
      const own = {...row, variable: `${facet}_${stat}`, facet};
      if (facet === tasks) return [{...own, task: true}];
      const crossed = {...row, facet: `${tasks}::${facet}`, task: true};
      return [
        {...own, task: false},
        {...crossed, variable: `${tasks}_${facet}_${stat}`},
        ...(stat === "index" ? [{...crossed, variable: `${facet}_${stat}`}] : [])
      ];
    })
  )
);

function unique(list: Wanted[]): Wanted[] {
  return [...new Map(list.map((row) => [`${row.facet} ${row.variable}`, row])).values()];
}

/** Variables that the publisher adds where it enriches a raw file: shares are computed anew there. */
const signs = [
  ...["usage_per_capita", "usage_per_capita_index", "usage_tier", "soc_pct", "automation_pct", "augmentation_pct"],
  ...["collaboration", "request", tasks].map((facet) => `${facet}_pct_index`)
];
const derived = `variable IN (${literals(signs)})`;
const variables = wanted.map(({variable}) => variable);

/** The rows of a file that observations are made of. */
const published = (file: string): string =>
  `${csvTable(longColumns, file)} WHERE geography = 'global' AND variable IN (${literals(variables)})`;

/** What follows the last `::` of a name, whatever it is. */
const lastPart = "right(cluster_name, greatest(instr(reverse(cluster_name), '::') - 1, 0))";

/** What a name ends in, if it is one of these after a `::`; null otherwise. Much quicker than `lastPart`. */
const suffixOf = (suffixes: readonly string[]): string =>
  `CASE ${suffixes.map((suffix) => `WHEN ends_with(cluster_name, ${literal(`::${suffix}`)}) THEN ${literal(suffix)}`).join(" ")} END`;

/**
 * One row in, one observation out: the label is what follows the last `::`, numeric rows drop one suffix. A product that
 * is not the platform's becomes no platform, a label that nobody knows no category, and a row that only a derived file has
 * no metric: those are looked for once all is read.
 */
function observations(platform: Platform, file: string): string {
  const list = wanted.map(
    ({variable, metric, stat, facet, task, labelled}) =>
      `(${literals([variable, facet])}, ${typed("metric", metric)}, ${typed("stat", stat)}, ${task}, ${labelled})`
  );
  const suffix = `CASE WHEN NOT task OR facet = ${literal(tasks)} THEN NULL
    WHEN labelled THEN ${suffixOf([...categories.keys()])} ELSE ${suffixOf(["value", "index", "count"])} END`;
  const category = [...categories].map(([from, to]) => `WHEN ${literal(from)} THEN ${typed("category", to)}`);
  return `SELECT CASE WHEN own THEN ${typed("platform", platform)} END, date_start,
      CASE WHEN NOT task THEN '' WHEN suffix IS NULL THEN cluster_name
        ELSE substring(cluster_name, 1, length(cluster_name) - length(suffix) - 2) END,
      NULL, metric,
      CASE WHEN NOT labelled THEN ${typed("category", "")}
        ELSE CASE CASE WHEN task THEN suffix ELSE cluster_name END ${category.join(" ")} END END,
      stat, value
    FROM (SELECT *, ${products[platform].sql} AS own, ${suffix} AS suffix
      FROM (FROM ${csvTable(longColumns, file)}
        WHERE variable IN (${literals([...variables, ...signs])}) AND (geography = 'global' OR ${derived}))
      LEFT JOIN (VALUES ${list.join(", ")}) w(variable, facet, metric, stat, task, labelled) USING (variable, facet)
      WHERE metric IS NOT NULL OR ${derived})`;
}

/** What the file calls the facet of a metric: onet_task::task_success for success by task. */
export function longFacet(metric: string, task: boolean): string {
  const facet = facets.get(metric) ?? tasks;
  return task && facet !== tasks ? `${tasks}::${facet}` : facet;
}

/** A file that was made from the raw one: its first sign of it. */
async function refuseDerived(connection: DuckDBConnection, file: string): Promise<void> {
  const sign = `SELECT facet, variable FROM ${csvTable(longColumns, file)} WHERE ${derived} LIMIT 1`;
  const [found] = await rows<{facet: string; variable: string}>(connection, sign);
  if (found) throw enriched(file, `rows of ${found.variable}, facet ${found.facet}`);
}

/** The file's own word for its platform must be the one expected: two swapped files would turn every sign. */
async function refuseProduct(connection: DuckDBConnection, file: string, platform: Platform): Promise<void> {
  const [wrong] = await rows<{product: string}>(
    connection,
    `SELECT DISTINCT platform_and_product AS product FROM ${published(file)} AND NOT ${products[platform].sql} ORDER BY 1`
  );
  if (!wrong) return;
  throw new DataError({
    expected: `rows of platform_and_product “${products[platform].name}”`,
    found: `“${wrong.product}”`,
    where: file,
    next: "check that the two platform files are not swapped; a new product name goes into data-loaders/dialects/long.ts"
  });
}

async function refuseLabel(connection: DuckDBConnection, file: string): Promise<void> {
  const labelled = wanted.filter((row) => row.labelled).map(({variable}) => variable);
  const [unknown] = await rows<{facet: string; label: string; rows: number}>(
    connection,
    `SELECT facet, CASE WHEN starts_with(facet, 'onet_task::') THEN ${lastPart} ELSE cluster_name END AS label,
       count(*)::INTEGER AS rows
     FROM ${published(file)} AND variable IN (${literals(labelled)}) AND label NOT IN (${literals(categories.keys())})
     GROUP BY ALL ORDER BY rows DESC, label LIMIT 1`
  );
  if (!unknown) return;
  throw new DataError({
    expected: `one of the labels ${[...categories.keys()].join(", ")}`,
    found: `“${unknown.label}” in ${unknown.rows} rows of facet ${unknown.facet}`,
    where: file,
    next: "give the new label a row in src/analysis/panel/measures.json; a mode also a place in `modes` of src/analysis/panel/Panel.ts"
  });
}
