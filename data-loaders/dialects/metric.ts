import type {DuckDBConnection} from "@duckdb/node-api";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {literal, literals, rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";
import {checkHeader} from "./checkHeader.js";
import {csvTable, type Files, insertFrom} from "./csvTable.js";
import {checkGlobalOnly, checkIds, checkKeys, checkModes, checkMonths} from "./metricChecks.js";
import {metrics} from "./metricNames.js";
import {pseudoTasks, typed} from "./Observation.js";

/** The columns of the metric dialect, in order. */
export const metricColumns = {
  date_start: "VARCHAR",
  date_end: "VARCHAR",
  geo_id: "VARCHAR",
  geo_level: "VARCHAR",
  category_name: "VARCHAR",
  hierarchy_level: "VARCHAR",
  metric_id: "VARCHAR",
  value: "DOUBLE",
  node_name: "VARCHAR",
  node_external_id: "VARCHAR"
} as const;

/** Rows about the world's conversations and about tasks, the finest of the O*NET levels. */
const about = `geo_level = 'global' AND hierarchy_level = '0' AND category_name IN ('overall', 'onet')`;

/**
 * Reads both files of the metric dialect (2026-06-26) into `loaded`: a period a calendar month, months never
 * pooled, for no count says how to weigh them. A task's key is the O*NET statement of its Task ID in lower case, as in
 * the other releases; without one, its name in the file. Where several Task IDs have one statement, their shares of
 * use are added up and their other values averaged by share of use. A task too thin for modes has none. One that nobody
 * brought (share of use and all modes 0) keeps its 0, and has no modes either: a share of nothing is not a number.
 *
 * @throws DataError when a file is not such a CSV, a month of the window is missing, a key is published twice, a mode is
 * unknown, modes are published in part, or a Task ID is not one.
 */
export async function loadMetric(
  connection: DuckDBConnection,
  files: Files,
  {window}: Manifest,
  statements: Promise<void>
): Promise<void> {
  for (const platform of platforms)
    await checkHeader(files[platform], Object.keys(metricColumns), "data-loaders/dialects/metric.ts");
  await connection.run(`CREATE TEMP TABLE published
    (platform VARCHAR, period VARCHAR, date_end VARCHAR, category VARCHAR, metric VARCHAR, value DOUBLE, name VARCHAR,
      id VARCHAR, place VARCHAR)`);
  await insertFrom(connection, "published", (platform) => published(platform, files[platform]), files, row);
  await checkGlobalOnly(connection, files);
  await checkMonths(connection, window, files);
  await checkIds(connection, files);
  await checkKeys(connection, files);
  await checkModes(connection, files);
  await statements;
  await connection.run(`CREATE TEMP TABLE keys AS ${keys}`);
  await connection.run(`INSERT INTO task_nodes ${nodes}`);
  await connection.run(`INSERT INTO loaded ${observations}`);
  await connection.run("DROP TABLE published");
  await connection.run("DROP TABLE keys");
}

/** The metrics of a file, for messages about one that is missing. */
export async function metricFacets(connection: DuckDBConnection, file: string): Promise<string[]> {
  const found = await rows<{metric: string}>(
    connection,
    `SELECT DISTINCT metric_id AS metric FROM ${csvTable(metricColumns, file)} WHERE ${about} AND category_name = 'onet'
     ORDER BY 1`
  );
  return found.map((d) => d.metric);
}

const pseudo = `lower(node_name) IN (${literals(pseudoTasks)})`;

/** What is read of a platform's file. Only Claude.ai is published by place: other rows of the API are kept to be refused. */
function published(platform: Platform, file: string): string {
  const read = `(${about} AND (metric_id IN (${literals(metrics.keys())})
      OR (metric_id LIKE 'collaboration_%' AND metric_id NOT LIKE 'collaboration_bucket_%')))`;
  return `SELECT ${literal(platform)}, date_start, date_end, category_name, metric_id, value, node_name,
      CASE WHEN ${pseudo} THEN lower(node_name) ELSE node_external_id END, geo_level || ' ' || geo_id
    FROM ${csvTable(metricColumns, file)} WHERE ${read}${platform === "api" ? " OR geo_level <> 'global'" : ""}`;
}

const row = `rows of ${Object.keys(metricColumns).length} fields whose eighth is a number`;

/** The key of each node. An ID has one key in all months and on both platforms, whatever its names are there. */
const keys = `SELECT p.id, coalesce(min(s.task), lower(trim(min(p.name)))) AS task, count(s.task) > 0 AS known,
    try_cast(p.id AS INTEGER) AS task_id
  FROM (SELECT id, min(name) AS name FROM published WHERE category = 'onet' GROUP BY id) p
    LEFT JOIN published_statements s ON trim(s.id) = p.id
  GROUP BY p.id`;

const nodes = `SELECT platform, period, any_value(task_id), min(name), any_value(task), any_value(known),
    max(value) FILTER (metric = 'pct'), count(*) FILTER (metric LIKE 'collaboration_%') > 0
  FROM published JOIN keys USING (id) WHERE category = 'onet' GROUP BY platform, period, id`;

const list = [...metrics].map(
  ([name, {metric, category, stat}]) =>
    `(${literal(name)}, ${typed("metric", metric)}, ${typed("category", category)}, ${typed("stat", stat)})`
);

const observations = `WITH
    wanted AS (SELECT * FROM (VALUES ${list.join(", ")}) w(name, metric, category, stat)),
    tasks AS (SELECT p.*, w.metric AS of, w.category AS cell, w.stat,
        max(value) FILTER (p.metric = 'pct') OVER (PARTITION BY platform, period, id) AS share,
        sum(value) OVER (PARTITION BY platform, period, id, w.metric) AS total
      FROM published p JOIN wanted w ON w.name = p.metric WHERE p.category = 'onet')
  SELECT platform, period, '', NULL, w.metric, w.category, w.stat, value
    FROM published p JOIN wanted w ON w.name = p.metric WHERE p.category = 'overall'
  UNION ALL
  SELECT platform, period, task, min(task_id), of, cell, stat,
    CASE WHEN count(*) = 1 THEN min(value) WHEN of = 'usage' THEN sum(value)
      WHEN sum(share) > 0 THEN sum(value * share) / sum(share) ELSE avg(value) END
  FROM tasks JOIN keys USING (id) WHERE cell = '' OR share > 0 OR total > 0
  GROUP BY platform, period, task, of, cell, stat`;
