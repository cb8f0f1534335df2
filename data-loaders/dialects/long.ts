import type {DuckDBConnection} from "@duckdb/node-api";

import type {Platform} from "../../src/analysis/Panel.js";
import {DataError} from "../DataError.js";
import {literal, rows} from "../duckdb.js";
import {checkHeader, enriched} from "./checkHeader.js";
import {csvQuery, csvTable} from "./csvTable.js";
import type {ObservationMetric} from "./Observation.js";

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

/** Facet names in the file, by metric. A facet about tasks has the prefix `onet_task::`. */
const facets: Record<Exclude<ObservationMetric, "usage">, string> = {
  collaboration: "collaboration",
  success: "task_success",
  human_only_time: "human_only_time",
  human_with_ai_time: "human_with_ai_time",
  autonomy: "ai_autonomy",
  human_education: "human_education_years",
  ai_education: "ai_education_years"
};
const categorical = new Set<string>([facets.collaboration, facets.success]);

/** What the file calls a category, by the name used here. `not_classified` holds the folded cells. */
const categories: Record<string, string> = {
  yes: "yes",
  no: "no",
  directive: "directive",
  "feedback loop": "feedback_loop",
  learning: "learning",
  "task iteration": "task_iteration",
  validation: "validation",
  none: "no_mode",
  not_classified: "folded"
};

/** What the file calls a platform. */
const products: Record<Platform, {name: string; sql: string}> = {
  claude: {name: "Claude AI (…)", sql: "starts_with(platform_and_product, 'Claude AI (')"},
  api: {name: "1P API", sql: "(platform_and_product = '1P API')"}
};

/**
 * Reads one file of the long dialect (2025-09-15, 2026-01-15, 2026-03-24) into `observations`: global rows only, one
 * scan. Count and percentage rows are both kept, for the contract to compare.
 *
 * @throws DataError when the file is not such a CSV, a value is not a number, or a product or label is unknown.
 */
export async function loadLong(connection: DuckDBConnection, platform: Platform, file: string): Promise<void> {
  await checkHeader(file, Object.keys(longColumns), "data-loaders/dialects/long.ts");
  await csvQuery(connection.run(`INSERT INTO observations ${observations(platform, file)}`), file, row);
  await checkProduct(connection, platform, file);
  await checkLabels(connection, file);
}

const row = `rows of ${Object.keys(longColumns).length} fields whose last is a number`;

/** The facets of a file, for messages about one that is missing. */
export async function longFacets(connection: DuckDBConnection, file: string): Promise<string[]> {
  const found = await rows<{facet: string}>(
    connection,
    `SELECT DISTINCT facet FROM ${csvTable(longColumns, file)} WHERE geography = 'global' ORDER BY 1`
  );
  return found.map((d) => d.facet);
}

/** Every variable that is read, with its metric, its statistic and whether it is about tasks. */
function wanted(): Map<string, {metric: ObservationMetric; stat: string; facet: string; task: boolean}> {
  const found = new Map<string, {metric: ObservationMetric; stat: string; facet: string; task: boolean}>();
  for (const stat of ["count", "pct"]) {
    found.set(`onet_task_${stat}`, {metric: "usage", stat, facet: "onet_task", task: true});
  }
  for (const [metric, facet] of Object.entries(facets) as [ObservationMetric, string][]) {
    for (const stat of categorical.has(facet) ? ["count", "pct"] : ["mean"]) {
      found.set(`${facet}_${stat}`, {metric, stat, facet, task: false});
      found.set(`onet_task_${facet}_${stat}`, {metric, stat, facet: `onet_task::${facet}`, task: true});
    }
  }
  return found;
}

/** What follows the last `::` of a name, whatever it is. */
const lastPart = "right(cluster_name, greatest(instr(reverse(cluster_name), '::') - 1, 0))";

/** What a name ends in, if it is one of these after a `::`; null otherwise. Much quicker than `lastPart`. */
const suffixOf = (suffixes: readonly string[]): string =>
  `CASE ${suffixes.map((suffix) => `WHEN ends_with(cluster_name, ${literal(`::${suffix}`)}) THEN ${literal(suffix)}`).join(" ")} END`;

/** The rows that are read. */
const published = (file: string): string =>
  `${csvTable(longColumns, file)} WHERE geography = 'global' AND variable IN (${[...wanted().keys()].map(literal).join(", ")})`;

/**
 * One row in, one observation out: the label is what follows the last `::`, numeric rows drop one suffix. A product that
 * is not the platform's becomes no platform, a label that nobody knows no category.
 */
function observations(platform: Platform, file: string): string {
  const list = [...wanted()].map(
    ([variable, {metric, stat, facet, task}]) =>
      `(${[variable, metric, stat, facet].map(literal).join(", ")}, ${task}, ${categorical.has(facets[metric as keyof typeof facets])})`
  );
  const suffix = `CASE WHEN NOT task OR metric = 'usage' THEN NULL
    WHEN labelled THEN ${suffixOf(Object.keys(categories))} ELSE ${suffixOf(["value", "index", "count"])} END`;
  return `WITH w(variable, metric, stat, facet, task, labelled) AS (VALUES ${list.join(", ")}),
      p AS (SELECT date_start, ${products[platform].sql} AS own, facet, variable, cluster_name, value FROM ${published(file)})
    SELECT CASE WHEN own THEN ${literal(platform)} END, date_start,
      CASE WHEN NOT task THEN '' WHEN suffix IS NULL THEN cluster_name
        ELSE left(cluster_name, length(cluster_name) - length(suffix) - 2) END,
      NULL, metric,
      CASE WHEN NOT labelled THEN '' ELSE ${asCategory("CASE WHEN task THEN suffix ELSE cluster_name END")} END,
      stat, value
    FROM (SELECT *, ${suffix} AS suffix FROM p JOIN w USING (variable, facet))`;
}

function asCategory(label: string): string {
  const cases = Object.entries(categories).map(([from, to]) => `WHEN ${literal(from)} THEN ${literal(to)}`);
  return `CASE ${label} ${cases.join(" ")} END`;
}

/** What the file calls the facet of a metric: onet_task::task_success for success by task. */
export function longFacet(metric: string, task: boolean): string {
  const facet = (facets as Record<string, string>)[metric];
  if (facet === undefined) return "onet_task";
  return task ? `onet_task::${facet}` : facet;
}

/** Facets and variables that the publisher adds where it enriches a raw file: shares are computed anew there. */
const derived = `facet IN ('soc_occupation', 'collaboration_automation_augmentation')
    OR contains(variable, 'per_capita') OR variable = 'usage_tier' OR ends_with(variable, '_pct_index')`;

/**
 * Refuses a file that was made from the raw one.
 *
 * @throws DataError with the first sign of it.
 */
export async function refuseDerived(connection: DuckDBConnection, file: string): Promise<void> {
  const sign = `SELECT facet, variable FROM ${csvTable(longColumns, file)} WHERE ${derived} LIMIT 1`;
  const [found] = await csvQuery(rows<{facet: string; variable: string}>(connection, sign), file, row);
  if (found) throw enriched(file, `rows of ${found.variable}, facet ${found.facet}`);
}

/** The file's own word for its platform must be the one expected: two swapped files would turn every sign. */
async function checkProduct(connection: DuckDBConnection, platform: Platform, file: string): Promise<void> {
  if (!(await some(connection, "platform IS NULL"))) return;
  const [wrong] = await rows<{product: string}>(
    connection,
    `SELECT DISTINCT platform_and_product AS product FROM ${published(file)} AND NOT ${products[platform].sql} ORDER BY 1`
  );
  throw new DataError({
    expected: `rows of platform_and_product “${products[platform].name}”`,
    found: `“${wrong!.product}”`,
    where: file,
    next: "check that the two platform files are not swapped; a new product name goes into data-loaders/dialects/long.ts"
  });
}

async function checkLabels(connection: DuckDBConnection, file: string): Promise<void> {
  if (!(await some(connection, "category IS NULL"))) return;
  const labelled = [...wanted()].filter(([, {metric}]) => categorical.has(facets[metric as keyof typeof facets]));
  const [unknown] = await rows<{facet: string; label: string; rows: number}>(
    connection,
    `SELECT facet, CASE WHEN starts_with(facet, 'onet_task::') THEN ${lastPart} ELSE cluster_name END AS label,
       count(*)::INTEGER AS rows
     FROM ${published(file)} AND variable IN (${labelled.map(([v]) => literal(v)).join(", ")})
       AND label NOT IN (${Object.keys(categories).map(literal).join(", ")})
     GROUP BY ALL ORDER BY rows DESC, label LIMIT 1`
  );
  throw new DataError({
    expected: `one of the labels ${Object.keys(categories).join(", ")}`,
    found: `“${unknown!.label}” in ${unknown!.rows} rows of facet ${unknown!.facet}`,
    where: file,
    next: "map the new label in `categories` of data-loaders/dialects/long.ts, and give a new mode a column in src/analysis/Panel.ts"
  });
}

/** Whether an observation is marked so. Only then is the file asked again, for the message. */
async function some(connection: DuckDBConnection, condition: string): Promise<boolean> {
  return (await rows(connection, `SELECT 1 FROM observations WHERE ${condition} LIMIT 1`)).length > 0;
}
