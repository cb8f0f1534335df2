/** A row of an answer: numbers, texts, dates, lists; what is absent is null. */
export type Row = Record<string, unknown>;

/** Asks a DuckDB: that of a build in Node, or that of a reader's browser. @throws Error in DuckDB's own words. */
export type Ask = (sql: string) => Promise<Row[]>;

/** What a cell of a table can hold. */
export type Value = string | number | bigint | boolean | Date | null | undefined | readonly Value[];

/** A table on its way into DuckDB; columns without types are found out by DuckDB. */
export interface CsvTable {
  csv: string;
  columns: Readonly<Record<string, string>> | null;
}

/**
 * Rows as CSV that DuckDB reads back unchanged, and the type of each column: texts are quoted, absent values are \N.
 *
 * @throws Error for rows without columns
 */
export function csvTable(rows: readonly object[]): CsvTable {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  if (names.length === 0) throw new Error("expected rows with columns, found none");
  const values = (name: string): Value[] => rows.map((row) => (row as Record<string, Value>)[name]);
  const columns = Object.fromEntries(names.map((name) => [name, typeOf(values(name))]));
  const line = (row: object): string => names.map((name) => cell((row as Record<string, Value>)[name])).join(",");
  return {csv: [names.map(quoted).join(","), ...rows.map(line)].join("\n") + "\n", columns};
}

/** The type of all values of a column; text where they differ. */
function typeOf(values: readonly Value[]): string {
  const types = new Set(values.flatMap((value) => (value === null || value === undefined ? [] : [typeOfOne(value)])));
  return types.size === 1 ? [...types][0]! : "VARCHAR";
}

function typeOfOne(value: NonNullable<Value>): string {
  if (Array.isArray(value)) return `${typeOf(value as Value[])}[]`;
  if (value instanceof Date) return "TIMESTAMP";
  return {number: "DOUBLE", bigint: "BIGINT", boolean: "BOOLEAN"}[typeof value as string] ?? "VARCHAR";
}

function cell(value: Value): string {
  if (value === null || value === undefined) return "\\N";
  if (Array.isArray(value)) return quoted(`[${(value as Value[]).map(item).join(", ")}]`);
  if (value instanceof Date) return value.toISOString().slice(0, -1);
  return quoted(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** A value inside a list, as DuckDB reads one from text. */
function item(value: Value): string {
  if (value === null || value === undefined) return "NULL";
  return typeof value === "string" ? `'${value.replaceAll("'", "\\'")}'` : String(value);
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The statement that makes a table of a CSV file. */
export function readCsv(name: string, file: string, columns: CsvTable["columns"]): string {
  const text = (one: string): string => `'${one.replaceAll("'", "''")}'`;
  const types = columns && Object.entries(columns).map(([column, type]) => `${text(column)}: ${text(type)}`);
  const how = types
    ? `delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, columns = {${types.join(", ")}}`
    : "sample_size = -1";
  return `CREATE TABLE ${quoted(name)} AS FROM read_csv(${text(file)}, header = true, parallel = false, ${how})`;
}
