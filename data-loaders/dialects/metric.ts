import type {DuckDBConnection} from "@duckdb/node-api";

import {measureRows, type Platform} from "../../src/analysis/panel/Panel.js";
import {literal, literals} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";
import {csvTable, type Files, tableOf} from "./csvTable.js";
import {metricChecks} from "./metricChecks.js";
import {cellNumber, figuresFrom, pseudoTasks} from "./Observation.js";

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
 * Reads both files of the metric dialect (2026-06-26): a period a calendar month, months never pooled, for no count says how to weigh them. A task's key is the O*NET statement of its Task ID in lower case, as in
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
  const table = (rows: string): string => `CREATE OR REPLACE TEMP TABLE published AS ${rows}`;
  await tableOf(connection, table, (platform) => published(platform, files[platform]), files, row);
  for (const check of metricChecks) await check(connection, files, window);
  await statements;
  await connection.run(`CREATE TEMP TABLE keys AS ${keys}`);
  await connection.run(`CREATE TABLE task_nodes AS ${nodes}`);
  await connection.run(figuresFrom(observations));
  await connection.run("DROP TABLE published");
  await connection.run("DROP TABLE keys");
}

/** The query of a file's metrics about tasks. */
export const metricFacets = (file: string): string =>
  `SELECT DISTINCT metric_id AS facet FROM ${csvTable(metricColumns, file)} WHERE ${about} AND category_name = 'onet'
   ORDER BY 1`;

/** Every metric that is read, by its name in the file. Units are those of the other releases: hours and minutes. */
const metrics = new Map(measureRows.flatMap(({id, ...row}) => (id === null ? [] : [[id, row]])));

const pseudo = `lower(node_name) IN (${literals(pseudoTasks)})`;

/** What is read of a platform's file. Only Claude.ai is published by place: other rows of the API are kept to be refused. */
function published(platform: Platform, file: string): string {
  const read = `(${about} AND (metric_id IN (${literals(metrics.keys())})
      OR (metric_id LIKE 'collaboration_%' AND metric_id NOT LIKE 'collaboration_bucket_%')))`;
  return `SELECT ${literal(platform)} AS platform, date_start AS period, date_end, category_name AS category, metric_id AS metric, value,
      node_name AS name, CASE WHEN ${pseudo} THEN lower(node_name) ELSE node_external_id END AS id,
      geo_level || ' ' || geo_id AS place
    FROM ${csvTable(metricColumns, file)} WHERE ${read}${platform === "api" ? " OR geo_level <> 'global'" : ""}`;
}

const row = `rows of ${Object.keys(metricColumns).length} fields whose eighth is a number`;

/** The key of each node. An ID has one key in all months and on both platforms, whatever its names are there. */
const keys = `SELECT p.id, coalesce(min(s.task), lower(trim(min(p.name)))) AS task, count(s.task) > 0 AS known,
    try_cast(p.id AS INTEGER) AS task_id
  FROM (SELECT id, min(name) AS name FROM published WHERE category = 'onet' GROUP BY id) p
    LEFT JOIN published_statements s ON trim(s.id) = p.id
  GROUP BY p.id`;

/**
 * The tasks that the release names by Task ID, a row a platform, period and ID: `task` is the key they got, `known` whether O*NET has
 * a statement of that ID, `share` the published share of use, rounded, and `modes` whether modes are published.
 */
const nodes = `SELECT platform, period, any_value(task_id) AS id, min(name) AS name, any_value(task) AS task,
    any_value(known) AS known, max(value) FILTER (metric = 'pct') AS share,
    count(*) FILTER (metric LIKE 'collaboration_%') > 0 AS modes
  FROM published JOIN keys USING (id) WHERE category = 'onet' GROUP BY platform, period, id`;

const list = [...metrics].map(([name, {metric, category, stat}]) => {
  const texts = [name, metric, category].map(literal).join(", ");
  return `(${texts}, ${cellNumber({metric, category, stat})})`;
});

const observations = `WITH
    wanted AS (SELECT * FROM (VALUES ${list.join(", ")}) w(name, metric, category, cell)),
    tasks AS (SELECT p.*, w.metric AS of, w.category AS label, w.cell,
        max(value) FILTER (p.metric = 'pct') OVER (PARTITION BY platform, period, id) AS share,
        sum(value) OVER (PARTITION BY platform, period, id, w.metric) AS total
      FROM published p JOIN wanted w ON w.name = p.metric WHERE p.category = 'onet')
  SELECT platform, period, '' AS task, cell, value
    FROM published p JOIN wanted w ON w.name = p.metric WHERE p.category = 'overall'
  UNION ALL
  SELECT platform, period, task, cell,
    CASE WHEN count(*) = 1 THEN min(value) WHEN of = 'usage' THEN sum(value)
      WHEN sum(share) > 0 THEN sum(value * share) / sum(share) ELSE avg(value) END
  FROM tasks JOIN keys USING (id) WHERE label = '' OR share > 0 OR total > 0
  GROUP BY platform, period, task, of, cell`;
