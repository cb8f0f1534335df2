import type {DuckDBConnection} from "@duckdb/node-api";

import type {Occupation} from "../../src/analysis/panel/ReleaseEvidence.js";
import {DataError} from "../DataError.js";
import {type CsvHeader, csvHeader, delimiterName} from "../dialects/csvHeader.js";
import {csvQuery, csvTable} from "../dialects/csvTable.js";
import {rows} from "../duckdb.js";

/** What is read of the statements; in any order, with any other columns beside them. */
const needed = {soc: "O*NET-SOC Code", id: "Task ID", text: "Task"} as const;
const names: string[] = Object.values(needed);

/** Read where it stands once. */
const title = "Title";

/**
 * O*NET task statements: `statements`, a row a Task ID. One statement can belong to several occupations.
 *
 * @param file null when the statements are not at hand: the table is then empty and no task has a group.
 * @throws DataError when the file lacks one of the three columns, or a row has no whole Task ID, text or SOC code.
 */
export async function loadStatements(connection: DuckDBConnection, file: string | null): Promise<void> {
  await connection.run(
    "CREATE OR REPLACE TABLE statements (task VARCHAR, task_id INTEGER, soc VARCHAR, title VARCHAR)"
  );
  if (file === null) return;
  const header = await csvHeader(file, names);
  checkColumns(header, file);
  const isRead = (name: string): boolean =>
    [...names, title].includes(name) && header.columns.indexOf(name) === header.columns.lastIndexOf(name);
  // Columns that are not read get a name of their own: those of others may stand twice.
  const columns = header.columns.map((name, i) => [isRead(name) ? name : `column ${i}`, "VARCHAR"] as const);
  const table = csvTable(Object.fromEntries(columns), file, header.delimiter);
  const row = `rows of ${header.columns.length} fields: ${header.columns.join(", ")}`;
  // All columns: a projection would let bytes pass that are no text.
  await csvQuery(connection.run(`CREATE OR REPLACE TEMP TABLE whole AS SELECT * FROM ${table}`), file, row);
  const titles = isRead(title) && header.columns.includes(title) ? `"${title}"` : "NULL";
  await connection.run(`CREATE OR REPLACE TEMP VIEW published_statements AS
    SELECT ${titles} AS title, "${needed.soc}" AS soc, trim("${needed.id}") AS id, "${needed.text}" AS text FROM whole`);
  await checkRows(connection, file);
  await connection.run(
    `INSERT INTO statements SELECT lower(trim(text)), id::INTEGER, trim(soc), trim(title) FROM published_statements`
  );
  await connection.run("DROP VIEW published_statements; DROP TABLE whole");
}

/** The occupations of every task that has been observed, in the order of tasks, IDs and codes. */
export async function occupationsOf(connection: DuckDBConnection): Promise<Occupation[]> {
  return rows(
    connection,
    `SELECT DISTINCT task, task_id, soc AS soc_code, title FROM statements
     WHERE task IN (SELECT task FROM observations) ORDER BY ALL`
  );
}

function checkColumns({columns, delimiter}: CsvHeader, file: string): void {
  const missing = names.filter((name) => !columns.includes(name));
  const twice = names.find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  const refuse = (found: string): never => {
    throw new DataError({
      expected: `O*NET task statements: a CSV with the columns ${names.join(", ")}, in any order`,
      found,
      where: file,
      next: "take onet_task_statements.csv from the dataset (npm run data -- fetch), or leave the file away: tasks then have no occupation"
    });
  };
  if (delimiter !== "," && delimiter !== "\t") refuse(`${delimiterName(delimiter)} between the columns`);
  if (missing.length > 0) refuse(`no column ${missing.join(", ")}, only ${columns.join(", ")}`);
  if (twice !== undefined) refuse(`the column ${twice} twice`);
}

async function checkRows(connection: DuckDBConnection, file: string): Promise<void> {
  const promises = [
    {name: needed.id, column: "id", rule: "regexp_full_match(id, '[1-9][0-9]{0,8}')", expected: "a whole number"},
    {
      name: needed.soc,
      column: "soc",
      rule: "regexp_full_match(trim(soc), '[0-9]{2}-.+')",
      expected: "a code such as 15-1252.00"
    },
    {name: needed.text, column: "text", rule: "trim(text) <> ''", expected: "a text"}
  ];
  for (const {name, column, rule, expected} of promises) {
    const [odd] = await rows<{id: string; value: string; n: number}>(
      connection,
      `SELECT id, ${column} AS value, (count(*) OVER ())::INTEGER AS n FROM published_statements
       WHERE NOT ${rule} ORDER BY id, value LIMIT 1`
    );
    if (!odd) continue;
    throw new DataError({
      expected: `${expected} as ${name} of every statement`,
      found: `“${odd.value}”${column === "id" ? "" : ` for Task ID ${odd.id}`}${odd.n === 1 ? "" : `, and ${odd.n - 1} more such rows`}`,
      where: file,
      next: "compare the file with the dataset's own copy (npm run data -- verify), or fetch it again"
    });
  }
}
