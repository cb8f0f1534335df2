import type {DuckDBConnection} from "@duckdb/node-api";

/**
 * The one table that every dialect fills, named `observations`: a published number, whatever file it stood in.
 *
 * | column | meaning |
 * |---|---|
 * | platform | `claude` or `api` |
 * | period | first day of the window, so that months stay apart |
 * | task | task key (statement in lower case), empty for a figure about all conversations |
 * | task_id | O*NET Task ID where the release publishes it, else null |
 * | metric | a name of `Metric` below |
 * | category | `yes`, `directive`, `folded` …; empty for metrics without categories |
 * | stat | `count`, `pct` (0–100) or `mean` |
 * | value | the number, never null: what was not published has no row |
 */
export const observationColumns =
  "platform VARCHAR, period VARCHAR, task VARCHAR, task_id INTEGER, metric VARCHAR, category VARCHAR, " +
  "stat VARCHAR, value DOUBLE";

export const observationMetrics = [
  "usage",
  "collaboration",
  "success",
  "human_only_time",
  "human_with_ai_time",
  "autonomy",
  "human_education",
  "ai_education"
] as const;
export type ObservationMetric = (typeof observationMetrics)[number];

/**
 * The tasks that a release names by Task ID, a row a platform, period and ID, in the table `task_nodes`; empty where
 * tasks are named by their text. `task` is the key they got, `known` whether O*NET has a statement of that ID.
 */
const nodeColumns = "platform VARCHAR, period VARCHAR, id INTEGER, name VARCHAR, task VARCHAR, known BOOLEAN";

/** Creates the empty tables. */
export async function createObservations(connection: DuckDBConnection): Promise<void> {
  await connection.run(`CREATE OR REPLACE TABLE observations (${observationColumns})`);
  await connection.run(`CREATE OR REPLACE TABLE task_nodes (${nodeColumns})`);
}
