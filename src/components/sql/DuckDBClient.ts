import type {Ask, CsvTable, Row, Value} from "./csvTable.js";
import {csvTable} from "./csvTable.js";

/** What a table can be made of: rows, an Arrow table, or a file of the site. */
export type Source =
  | Iterable<object>
  | {toArray(): object[]}
  | {
      name: string;
      text(): Promise<string>;
      json(): Promise<unknown>;
      arrow(): Promise<Source>;
      parquet(): Promise<Source>;
    };

/**
 * DuckDB for pages, as Framework's client: answers are arrays of plain rows, the same while the site is built and in the
 * browser. Nothing is fetched but from this site.
 */
export class DuckDBClient {
  private constructor(private readonly ask: Ask) {}

  static async of(sources: Readonly<Record<string, Source>> = {}): Promise<DuckDBClient> {
    const tables = Object.entries(sources).map(async ([name, source]) => ({name, ...(await read(source))}));
    // Large: only a reader whose page asks loads it.
    const {openEngine} = await import("./browserDuckDB.js");
    return new DuckDBClient(await openEngine(await Promise.all(tables)));
  }

  /** The `sql` of a page: its tables are read when it first asks. */
  static sql(sources: Readonly<Record<string, Source>>): DuckDBClient["sql"] {
    let client: Promise<DuckDBClient> | null = null;
    return async (strings, ...values) => (await (client ??= DuckDBClient.of(sources))).sql(strings, ...values);
  }

  /** @param values - in place of each `?` */
  async query(sql: string, values: readonly Value[] = []): Promise<Row[]> {
    let next = 0;
    return this.ask(
      sql.replaceAll(/'(?:''|[^'])*'|"(?:""|[^"])*"|\?/g, (found) =>
        found === "?" ? literal(values[next++] ?? null) : found
      )
    );
  }

  async queryRow(sql: string, values: readonly Value[] = []): Promise<Row | null> {
    return (await this.query(sql, values))[0] ?? null;
  }

  async sql(strings: TemplateStringsArray, ...values: Value[]): Promise<Row[]> {
    return this.ask(String.raw({raw: strings}, ...values.map(literal)));
  }
}

async function read(source: Source): Promise<CsvTable> {
  if (Symbol.iterator in source) return csvTable([...source]);
  if ("toArray" in source) return csvTable(source.toArray().map((row) => ({...row})));
  const kind = /\.(\w+)$/.exec(source.name)?.[1]?.toLowerCase();
  if (kind === "csv" || kind === "tsv") return {csv: await source.text(), columns: null};
  if (kind === "json") return read((await source.json()) as object[]);
  if (kind === "arrow") return read(await source.arrow());
  if (kind === "parquet") return read(await source.parquet());
  throw new Error(`expected a table as CSV, TSV, JSON, Arrow or Parquet, found ${source.name}`);
}

/** A value in a query: text stays text whatever it holds. */
function literal(value: Value): string {
  if (value === null || value === undefined) return "NULL";
  if (value instanceof Date) return `TIMESTAMP '${value.toISOString().slice(0, -1)}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  return Number.isNaN(value) ? "'NaN'::DOUBLE" : String(value);
}

/**
 * Asks in SQL of tables, files and rows: `await query("SELECT … FROM panel JOIN mine …", {panel: tasks, mine})`. The build
 * asks its own DuckDB; a cell that answers to a reader loads one into the browser (about 7 MB, once).
 *
 * @throws Error in DuckDB's own words.
 */
export async function query<T = Row>(sql: string, tables: Readonly<Record<string, Source>>): Promise<T[]> {
  return (await (await DuckDBClient.of(tables)).query(sql)) as T[];
}
