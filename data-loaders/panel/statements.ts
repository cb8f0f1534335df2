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
 * O*NET task statements: `statements`, a row a Task ID. One statement can belong to several occupations.
 *
 * @param file null when the statements are not at hand: the table is then empty and no task has a group.
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
}
