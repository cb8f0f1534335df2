import {DataError} from "../DataError.js";
import {literal} from "../duckdb.js";

/** Columns of a published CSV, in order, with their DuckDB types. */
export type CsvColumns = Readonly<Record<string, "VARCHAR" | "DOUBLE">>;

/** What is read of a file at a time, by each thread: a quarter of DuckDB's own choice, for 50 MB less memory. */
const bufferBytes = 8 * 2 ** 20;

/** A published CSV as a table of a query. Nothing is sniffed, nothing coerced: `NA` is Namibia. */
export function csvTable(columns: CsvColumns, file: string): string {
  const types = Object.entries(columns).map(([name, type]) => `${literal(name)}: ${literal(type)}`);
  return `read_csv(${literal(file)}, header = true, delim = ',', quote = '"', escape = '"', auto_detect = false,
    buffer_size = ${bufferBytes}, strict_mode = true, nullstr = ${literal("no value is null")}, columns = {${types.join(", ")}})`;
}

/** DuckDB's own words about a row that is not as declared, without its advice on sniffing. */
export function notCsv(error: unknown, file: string, expected: string): DataError {
  const text = error instanceof Error ? error.message : String(error);
  const line = /Line:\s*(\d+)/.exec(text)?.[1];
  const original = /Original Line:\s*(.*)/.exec(text)?.[1]?.slice(0, 160);
  return new DataError({
    expected,
    found: original ? `“${original}”` : (text.split("\n")[0] ?? text),
    where: line ? `${file}, line ${line}` : file,
    next: "compare the file with the dataset's own copy (npm run data -- verify), or fetch it again"
  });
}
