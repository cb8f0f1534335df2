import type {DuckDBConnection} from "@duckdb/node-api";

import {measureRows} from "../../src/analysis/panel/measures.js";
import {platforms} from "../../src/analysis/panel/Panel.js";
import {literal, literals} from "../duckdb.js";

/** Labels that stand in the task list without being tasks. */
export const pseudoTasks = ["none", "not_classified"] as const;

/** A column of a table, for the statement that creates it and for the documentation. */
export interface TableColumn {
  name: string;
  type: "VARCHAR" | "INTEGER" | "DOUBLE";
  about: string;
}

/** The one table that every dialect fills: a published number, whatever file it stood in. */
export const observationColumns: readonly TableColumn[] = [
  {name: "platform", type: "VARCHAR", about: "`claude` or `api`"},
  {name: "period", type: "VARCHAR", about: "first day of the window, so that months stay apart"},
  {name: "task", type: "VARCHAR", about: "statement in lower case; empty for a figure about all conversations"},
  {name: "task_id", type: "INTEGER", about: "O*NET Task ID where the release publishes it, else null"},
  {name: "metric", type: "VARCHAR", about: "what was measured: `usage`, `success`, `collaboration` …"},
  {name: "category", type: "VARCHAR", about: "`yes`, `directive`, `folded` …; empty for metrics without categories"},
  {name: "stat", type: "VARCHAR", about: "`count`, `pct` (0–100), `mean` or `index`"},
  {name: "value", type: "DOUBLE", about: "the number, never null: what was not published has no row"}
];

/**
 * The tasks that a release names by Task ID, a row a platform, period and ID, in the table `task_nodes`; empty where
 * tasks are named by their text. `task` is the key they got, `known` whether O*NET has a statement of that ID, `share` the
 * published share of use, rounded, and `modes` whether modes are published.
 */
const nodeColumns =
  "platform VARCHAR, period VARCHAR, id INTEGER, name VARCHAR, task VARCHAR, known BOOLEAN, share DOUBLE, modes BOOLEAN";

/** Columns of a few words, which are kept as numbers: compared, grouped and sorted several times as quickly. */
const words = {
  platform: platforms,
  metric: measureRows.map(({metric}) => metric),
  category: measureRows.map(({category}) => category),
  stat: ["count", ...measureRows.map(({stat}) => stat)]
} as const;

/** A word of such a column, as SQL. */
export const typed = (column: keyof typeof words, word: string): string => `${literal(word)}::${column}`;

/** Creates the empty tables: dialects fill `loaded`, in which tasks are texts. */
export async function createObservations(connection: DuckDBConnection): Promise<void> {
  // In the order of the alphabet, by which they are sorted.
  for (const [name, list] of Object.entries(words))
    await connection.run(`CREATE TYPE ${name} AS ENUM (${literals([...list].sort())})`);
  const columns = observationColumns.map(({name, type}) => `${name} ${name in words ? name : type}`);
  await connection.run(`CREATE TABLE loaded (${columns.join(", ")})`);
  await connection.run(`CREATE TABLE task_nodes (${nodeColumns})`);
}

/**
 * Makes `observations` of what is loaded: tasks are kept as numbers too, in the order of their texts; and `statements`, a row a
 * Task ID, of those that O*NET publishes of these tasks.
 */
export async function numberTasks(connection: DuckDBConnection): Promise<void> {
  await connection.run("CREATE TYPE task AS ENUM (SELECT '' AS task UNION SELECT task FROM loaded ORDER BY task)");
  await connection.run("CREATE TABLE observations AS SELECT * REPLACE (task::task AS task) FROM loaded");
  await connection.run("DROP TABLE loaded");
  await connection.run(
    `CREATE TABLE statements AS SELECT key AS task, trim(id)::INTEGER AS task_id, trim(soc) AS soc, trim(title) AS title
     FROM (SELECT *, try_cast(task AS task) AS key FROM published_statements) WHERE key IS NOT NULL`
  );
}
