import type {DuckDBConnection} from "@duckdb/node-api";
import {group} from "d3-array";

import {measureRows, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {DataError} from "../DataError.js";
import {literal, literals, rows} from "../duckdb.js";
import {enriched} from "./csvHeader.js";
import {csvTable, type Files, tableOf} from "./csvTable.js";
import {cellNumber, figuresFrom} from "./Observation.js";

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
const crossed = (facet: string): string => `${tasks}::${facet}`;

/** What the file calls a platform. */
const products: Record<Platform, {name: string; sql: string}> = {
  claude: {name: "Claude AI (…)", sql: "starts_with(platform_and_product, 'Claude AI (')"},
  api: {name: "1P API", sql: "(platform_and_product = '1P API')"}
};

const row = `rows of ${Object.keys(longColumns).length} fields whose last is a number`;

/**
 * Reads both files of the long dialect (2025-09-15, 2026-01-15, 2026-03-24): global rows only, one scan. Count and percentage rows
 * are both kept, for the contract to compare.
 *
 * @throws DataError when a file is not such a CSV, a value is not a number, or a product or label is unknown.
 */
export async function loadLong(connection: DuckDBConnection, files: Files): Promise<void> {
  await tableOf(connection, figuresFrom, (platform) => observations(platform, files[platform]), files, row);
  const strange = await rows(connection, "SELECT 1 FROM figures WHERE unknown LIMIT 1");
  if (strange.length > 0)
    for (const refuse of [refuseDerived, refuseProduct, refuseLabel])
      for (const platform of platforms) await refuse(connection, files[platform], platform);
}

/** The query of a file's facets. */
export const longFacets = (file: string): string =>
  `SELECT DISTINCT facet FROM ${csvTable(longColumns, file)} WHERE geography = 'global' ORDER BY 1`;

/**
 * The variables that are read, in the facets they stand in, with the label and the number of each cell; no label where cells have
 * none. Shares are read with their counts, for the contract to compare. Indices have no prefix in their names.
 */
const wanted = measured.flatMap(({metric, category, stat, facet, label}) =>
  (stat === "pct" ? (["count", "pct"] as const) : [stat]).flatMap((stat) => {
    const own = {variable: `${facet}_${stat}`, facet, label: label ?? "", cell: cellNumber({metric, category, stat})};
    const byTask = {...own, variable: `${tasks}_${own.variable}`, facet: crossed(facet)};
    if (facet === tasks) return [own];
    return stat === "index" ? [own, byTask, {...byTask, variable: own.variable}] : [own, byTask];
  })
);

/** Variables that the publisher adds where it enriches a raw file: shares are computed anew there. */
const signs = [
  ...["usage_per_capita", "usage_per_capita_index", "usage_tier", "soc_pct", "automation_pct", "augmentation_pct"],
  ...["collaboration", "request", tasks].map((facet) => `${facet}_pct_index`)
];
const derived = `variable IN (${literals(signs)})`;
const read = `geography = 'global' AND variable IN (${literals(wanted.map(({variable}) => variable))})
  AND facet IN (${literals(wanted.map(({facet}) => facet))})`;

/** What follows the last `::` of a name, whatever it is. */
const lastPart = "right(cluster_name, greatest(instr(reverse(cluster_name), '::') - 1, 0))";

/** What a name ends in, if it is one of these after a `::`; null otherwise. Much quicker than `lastPart`. */
const suffixOf = (suffixes: Iterable<string>): string =>
  `CASE ${[...suffixes].map((suffix) => `WHEN ends_with(cluster_name, ${literal(`::${suffix}`)}) THEN ${literal(suffix)}`).join(" ")} END`;

const labels = new Set(measured.flatMap(({label}) => label ?? []));
/** The variables, a row each: whether they are about tasks, whether their cells have labels, and the cell of each label. */
const variables = [...group(wanted, ({variable, facet}) => `${literal(variable)}, ${literal(facet)}`)].map(
  ([name, own]) => {
    const {facet, label} = own[0]!;
    const numbers = [...labels].map((one) => own.find((row) => row.label === one)?.cell ?? "NULL");
    return `(${name}, ${facet.startsWith(tasks)}, ${label !== ""}, ${label === "" ? own[0]!.cell : "NULL"}, ${numbers.join(", ")})`;
  }
);
const places = [...labels].map((label) => `"cell ${label}"`);

/**
 * One row in, one observation out: the label is what follows the last `::`, numeric rows drop one suffix. A product that is not the
 * platform's becomes no platform; a label that nobody knows and a row that only a derived file has no cell: those are looked for
 * once all is read.
 */
function observations(platform: Platform, file: string): string {
  const suffix = `CASE WHEN NOT "by task" OR facet = ${literal(tasks)} THEN NULL
    WHEN labelled THEN ${suffixOf(labels)} ELSE ${suffixOf(["value", "index", "count"])} END`;
  const ofLabel = [...labels].map((label, i) => `WHEN ${literal(label)} THEN ${places[i]}`).join(" ");
  return `SELECT CASE WHEN ${products[platform].sql} THEN ${literal(platform)} END AS platform, date_start AS period,
      CASE WHEN NOT "by task" THEN '' WHEN suffix IS NULL THEN cluster_name
        ELSE substring(cluster_name, 1, length(cluster_name) - length(suffix) - 2) END AS task,
      CASE WHEN NOT labelled THEN "cell" ELSE CASE CASE WHEN "by task" THEN suffix ELSE cluster_name END ${ofLabel} END END AS cell, value
    FROM (SELECT *, ${suffix} AS suffix
      FROM (FROM ${csvTable(longColumns, file)}
        WHERE variable IN (${literals([...wanted.map(({variable}) => variable), ...signs])}) AND (geography = 'global' OR ${derived}))
      LEFT JOIN (VALUES ${variables.join(", ")}) w(variable, facet, "by task", labelled, "cell", ${places.join(", ")})
        USING (variable, facet)
      WHERE labelled IS NOT NULL OR ${derived})`;
}

/** What the file calls the facet of a metric: onet_task::task_success for success by task. */
export function longFacet(metric: string, task: boolean): string {
  const facet = facets.get(metric) ?? tasks;
  return task && facet !== tasks ? crossed(facet) : facet;
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
    `SELECT DISTINCT platform_and_product AS product FROM ${csvTable(longColumns, file)}
     WHERE ${read} AND NOT ${products[platform].sql} ORDER BY 1`
  );
  if (!wrong) return;
  throw new DataError({
    expected: `rows of platform_and_product “${products[platform].name}”`,
    found: `“${wrong.product}”`,
    where: file,
    next: "check that the two platform files are not swapped; a new product name goes into data-loaders/dialects/long.ts"
  });
}

/** A label that its facet is not known to have. */
async function refuseLabel(connection: DuckDBConnection, file: string): Promise<void> {
  const labelled = wanted.filter(({label}) => label !== "");
  const [unknown] = await rows<{facet: string; label: string; rows: number}>(
    connection,
    `SELECT facet, CASE WHEN starts_with(facet, ${literal(crossed(""))}) THEN ${lastPart} ELSE cluster_name END AS label,
       count(*)::INTEGER AS rows
     FROM ${csvTable(longColumns, file)}
     WHERE ${read} AND variable IN (${literals(labelled.map(({variable}) => variable))})
       AND facet || ' ' || label NOT IN (${literals(labelled.map(({facet, label}) => `${facet} ${label}`))})
     GROUP BY ALL ORDER BY rows DESC, label LIMIT 1`
  );
  if (!unknown) return;
  const labels = wanted.flatMap(({facet, label}) => (facet === unknown.facet ? [label] : []));
  throw new DataError({
    expected: `one of the labels ${[...new Set(labels)].join(", ")}`,
    found: `“${unknown.label}” in ${unknown.rows} rows of facet ${unknown.facet}`,
    where: file,
    next: "give the new label a row in src/analysis/panel/measures.json; a mode also a place in `modeLabels` of src/analysis/panel/Panel.ts"
  });
}
