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
 * Reads O*NET task statements as published, with the key of each: `published_statements`, a row a Task ID. One statement can
 * belong to several occupations: these are numbered in the order of their codes (`occupations`).
 *
 * @param file null when the statements are not at hand: the table is then empty and no task has a group.
 * @throws DataError when the file lacks one of the three columns, or a row has no whole Task ID, text or SOC code.
 */
export async function loadStatements(connection: DuckDBConnection, file: string | null): Promise<void> {
  const table = "CREATE TABLE published_statements";
  if (file === null) {
    await connection.run(`${table} (title VARCHAR, soc VARCHAR, id VARCHAR, text VARCHAR, task VARCHAR); ${numbered}`);
    return;
  }
  const header = await csvHeader(file, names);
  checkColumns(header, file);
  const isRead = (name: string): boolean =>
    [...names, title].includes(name) && header.columns.indexOf(name) === header.columns.lastIndexOf(name);
  // Columns that are not read get a name of their own: those of others may stand twice.
  const columns = header.columns.map((name, i) => [isRead(name) ? name : `column ${i}`, "VARCHAR"] as const);
  const titles = isRead(title) && header.columns.includes(title) ? `"${title}"` : "NULL::VARCHAR";
  const text = `"${needed.text}"`;
  // Trimming takes as long as reading: by their first and last character, most statements show that it would change nothing.
  const bare = `ends_with(${text}, '.') AND ${text} BETWEEN '!' AND '~'`;
  await csvQuery(
    connection.run(`${table} AS SELECT ${titles} AS title, "${needed.soc}" AS soc, "${needed.id}" AS id, ${text} AS text,
        lower(CASE WHEN ${bare} THEN ${text} ELSE trim(${text}) END) AS task
      FROM ${csvTable(Object.fromEntries(columns), file, header.delimiter)}`),
    file,
    `rows of ${header.columns.length} fields: ${header.columns.join(", ")}`
  );
  await checkRows(connection, file);
  await connection.run(numbered);
}

const numbered = `CREATE TABLE occupations AS SELECT (row_number() OVER (ORDER BY soc, title) - 1)::INTEGER AS number, *
  FROM (SELECT DISTINCT trim(soc) AS soc, trim(title) AS title FROM published_statements)`;

/** An occupation without the tasks that belong to it. */
export type Kind = Pick<Occupation, "soc_code" | "title">;

/** The occupations by their numbers. */
export const kindsOf = (connection: DuckDBConnection): Promise<Kind[]> =>
  rows(connection, "SELECT soc AS soc_code, title FROM occupations ORDER BY number");

/** Task ID and number of each occupation of the tasks that have been observed, a row a task. */
export const belonging = `SELECT task, list({id: id, number: number}) AS belongs
  FROM (SELECT DISTINCT task, trim(id)::INTEGER AS id, number FROM published_statements s JOIN occupations o
      ON trim(s.soc) = o.soc AND trim(s.title) IS NOT DISTINCT FROM o.title
    WHERE task IN (SELECT task FROM figures)) GROUP BY task`;

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

/** Whether a column is of a pattern, spaces around it aside. */
const full = (pattern: string, column: string): string => `regexp_full_match(${column}, '\\p{Zs}*${pattern}\\p{Zs}*')`;

/** What every row keeps, by the column that it is about. */
const promises = [
  {name: needed.id, column: "id", rule: full("[1-9][0-9]{0,8}", "id"), expected: "a whole number"},
  {
    name: needed.soc,
    column: "soc",
    rule: full("[0-9]{2}-.+", "soc"),
    expected: "a code such as 15-1252.00"
  },
  {name: needed.text, column: "text", rule: "task <> ''", expected: "a text"}
];

async function checkRows(connection: DuckDBConnection, file: string): Promise<void> {
  const broken = promises.map(
    ({column, rule}, i) => `SELECT ${i} AS promise, id, ${column} AS value FROM published_statements WHERE NOT ${rule}`
  );
  const [odd] = await rows<{promise: number; id: string; value: string; n: number}>(
    connection,
    `SELECT *, (count(*) OVER (PARTITION BY promise))::INTEGER AS n FROM (${broken.join(" UNION ALL ")}) ORDER BY ALL LIMIT 1`
  );
  if (!odd) return;
  const {name, column, expected} = promises[odd.promise]!;
  throw new DataError({
    expected: `${expected} as ${name} of every statement`,
    found: `“${odd.value}”${column === "id" ? "" : ` for Task ID ${odd.id}`}${odd.n === 1 ? "" : `, and ${odd.n - 1} more such rows`}`,
    where: file,
    next: "compare the file with the dataset's own copy (npm run data -- verify), or fetch it again"
  });
}
