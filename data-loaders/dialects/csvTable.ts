import type {DuckDBConnection} from "@duckdb/node-api";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {DataError} from "../DataError.js";
import {literal} from "../duckdb.js";

/** Both platforms' files. */
export type Files = Readonly<Record<Platform, string>>;

/** Columns of a published CSV, in order, with their DuckDB types. */
export type CsvColumns = Readonly<Record<string, "VARCHAR" | "DOUBLE">>;

/** What is read of a file at a time, by each thread: a sixteenth of DuckDB's own choice, as quick with less memory. */
const bufferBytes = 2 * 2 ** 20;

/** A published CSV as a table of a query. Nothing is sniffed, nothing coerced: `NA` is Namibia. */
export function csvTable(columns: CsvColumns, file: string, delimiter = ","): string {
  const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  return `read_csv(${literal(file)}, header = true, delim = ${literal(delimiter)}, quote = '"', escape = '"',
    auto_detect = false, buffer_size = ${bufferBytes}, strict_mode = true, nullstr = ${literal("no value is null")},
    columns = {${types.join(", ")}})`;
}

/** DuckDB's complaints about a row, in plain words: a pattern of its own, and what it means. */
const complaints: readonly [RegExp, (match: RegExpExecArray) => string][] = [
  [
    /Expected Number of Columns: (\d+) Found: (\d+)/,
    ([, expected, found]) => `${found} fields instead of ${expected}, as where a file was cut or a quote is missing`
  ],
  [/unterminated quote/, () => "a quote that is not closed, or stands inside a field"],
  [/Could not convert string "([^]*?)" to/, ([, value]) => `“${value}”, which is no number`],
  [/unicode|utf-8/i, () => "bytes that are not UTF-8"],
  [/Maximum line size/, () => "a line without end, as where a quote is not closed"],
  [/INTERNAL Error/, () => "a row that can't be read as fields of UTF-8 text"],
  [/invalid state/, () => "line ends of two kinds, or a quote in the wrong place"]
];

/**
 * Awaits a query on a CSV.
 *
 * @param expected what a row should be, for the message
 * @throws DataError where DuckDB refuses the file: in one line, as its list of options helps nobody.
 */
export async function csvQuery<T>(query: Promise<T>, file: string, expected: string): Promise<T> {
  return query.catch((error: unknown) => {
    throw error instanceof DataError ? error : notCsv(error, file, expected);
  });
}

/**
 * Makes a table of both platforms' files, in one query that has all cores.
 *
 * @param table the statement that makes it of the rows, or replaces it
 * @param select the rows of a platform
 * @param expected what a row should be, for the message
 * @throws DataError for the first file that DuckDB refuses.
 */
export async function tableOf(
  connection: DuckDBConnection,
  table: (rows: string) => string,
  select: (platform: Platform) => string,
  files: Files,
  expected: string
): Promise<void> {
  const make = (part: readonly Platform[]): Promise<unknown> =>
    connection.run(table(part.map((platform) => `(${select(platform)})`).join(" UNION ALL ")));
  await make(platforms).catch(async (error: unknown) => {
    // Which file it is, each tells alone.
    for (const platform of platforms) await csvQuery(make([platform]), files[platform], expected);
    throw error;
  });
}

function notCsv(error: unknown, file: string, expected: string): DataError {
  const text = error instanceof Error ? error.message : String(error);
  const line = /Line:\s*(\d+)/.exec(text)?.[1];
  const original = /Original Line:\s*(.*)/.exec(text)?.[1]?.slice(0, 160);
  const what = complaints.flatMap(([pattern, words]) => {
    const match = pattern.exec(text);
    return match ? [words(match)] : [];
  })[0];
  return new DataError({
    expected,
    found: [what ?? (original ? null : text.split("\n")[0]), original ? `in “${original}”` : null]
      .filter((part) => part !== null)
      .join(", "),
    where: line ? `${file}, line ${line}` : file,
    next: "compare the file with the dataset's own copy (npm run data -- verify), or fetch it again"
  });
}
