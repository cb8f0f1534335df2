import {mkdirSync} from "node:fs";
import {dirname} from "node:path";

import type {DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";

/** Where tables go that do not fit: beside the rest of what a build can make again. */
const spill = ".cache/duckdb";

/**
 * An in-memory DuckDB that downloads nothing, with bounded memory.
 *
 * @param megabytes what its tables may take; beyond, it uses the disk where it can.
 */
export async function openDatabase(megabytes = 256): Promise<DuckDBInstance> {
  mkdirSync(dirname(spill), {recursive: true}); // DuckDB makes and removes the last folder alone.
  // Loaded where it is needed: it takes longer to load than many a command to run.
  const {DuckDBInstance} = (await import("@duckdb/node-api")).default;
  return DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    // Of a CSV it expects a few rows, and would join by building a table of all of them instead of the few of ours.
    disabled_optimizers: "build_side_probe_side",
    memory_limit: `${megabytes}MB`,
    preserve_insertion_order: "false",
    temp_directory: spill
  });
}

/** A connection to a database of its own. */
export const openDuckDB = async (megabytes?: number): Promise<DuckDBConnection> =>
  (await openDatabase(megabytes)).connect();

/** Runs a query and returns its rows; cast BIGINT and HUGEINT away in SQL. */
export async function rows<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS() as Row[];
}

/** Strings as the inside of an SQL list, each once. */
export const literals = (texts: Iterable<string>): string => [...new Set(texts)].map(literal).join(", ");

/** A string as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
