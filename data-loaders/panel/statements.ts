import type {DuckDBConnection} from "@duckdb/node-api";

import {checkHeader} from "../dialects/checkHeader.js";
import {literal} from "../duckdb.js";

const columns = [
  "O*NET-SOC Code",
  "Title",
  "Task ID",
  "Task",
  "Task Type",
  "Incumbents Responding",
  "Date",
  "Domain Source"
];

/**
 * O*NET task statements: `statements`, a row a Task ID, and `statements_by_text`. One statement can belong to several occupations: all Task IDs and all
 * SOC major groups are kept. The major group of a task is the one with most of its occupations; ties go to the lower code.
 *
 * @param file null when the statements are not at hand: the tables are then empty and no task has a group.
 * @throws DataError when the file is not the statements' CSV.
 */
export async function loadStatements(connection: DuckDBConnection, file: string | null): Promise<void> {
  if (file !== null) await checkHeader(file, columns, "data-loaders/panel/statements.ts");
  const types = columns.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  const source =
    file === null
      ? "(SELECT '' AS task, 0 AS task_id, '' AS soc WHERE false)"
      : `(SELECT lower(trim("Task")) AS task, "Task ID"::INTEGER AS task_id, "O*NET-SOC Code" AS soc
         FROM read_csv(${literal(file)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
           columns = {${types}}))`;
  await connection.run(`CREATE OR REPLACE TABLE statements AS SELECT * FROM ${source}`);
  await connection.run(`CREATE OR REPLACE TABLE statements_by_text AS
    WITH majors AS (SELECT task, left(soc, 2) AS major, count(DISTINCT soc) AS occupations FROM statements GROUP BY ALL),
      ids AS (SELECT task, list(DISTINCT task_id ORDER BY task_id) AS task_ids FROM statements GROUP BY task)
    SELECT task, task_ids, list(major ORDER BY occupations DESC, major) AS soc_majors
    FROM majors JOIN ids USING (task) GROUP BY ALL`);
}
