import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {AsyncDuckDB, VoidLogger} from "@duckdb/duckdb-wasm";
import type {RecordBatch} from "apache-arrow";
import {RecordBatchReader, Table} from "apache-arrow";

import {duckdbMessage} from "./duckdbError.js";
import {duckdbFile, wasmFile} from "./duckdbFile.js";

/** What a query gave: at most `cap` rows, and whether there were more. */
export interface QueryResult {
  table: Table;
  cut: boolean;
}

/** A DuckDB in a worker of its own, from this site's origin, which can reach nothing outside. */
export interface Database {
  /** @throws Error in DuckDB's own words. */
  run(sql: string, cap: number): Promise<QueryResult>;
  /** Stops whatever runs, for good: the worker is ended. */
  close(): void;
}

/** DuckDB can't run in this browser: the message says why, for a reader. */
export class DatabaseUnavailable extends Error {}

/**
 * Starts DuckDB-Wasm and loads each Arrow IPC stream as a table, then runs `setup`, which may read `files`.
 *
 * @throws DatabaseUnavailable when the browser lacks or blocks what DuckDB needs.
 */
export async function openDatabase(
  tables: Readonly<Record<string, Uint8Array>>,
  setup: readonly string[],
  files: Readonly<Record<string, string>> = {}
): Promise<Database> {
  if (!runsWebAssembly()) throw new DatabaseUnavailable("this browser runs no WebAssembly");
  const worker = startWorker();
  const lost = failureOf(worker);
  const db = new AsyncDuckDB(new VoidLogger(), worker);
  const open = async (): Promise<void> => {
    await db.instantiate(await wasmFile());
    // Decimals are not cast to doubles: that rounds them, and breaks those inside lists.
    await db.open({query: {castDurationToTime64: true}});
    const connection = await db.connect();
    // Before anything else is read: no extension is fetched, no file or address is opened, and no query can change that.
    await connection.query("SET autoload_known_extensions = false");
    await connection.query("SET autoinstall_known_extensions = false");
    for (const [name, stream] of Object.entries(tables))
      await connection.insertArrowFromIPCStream(stream, {name, schema: "main"});
    for (const [name, text] of Object.entries(files)) await db.registerFileText(name, text);
    for (const statement of setup) await connection.query(statement);
    await connection.query("SET enable_external_access = false");
    await connection.query("SET lock_configuration = true");
    await connection.close();
  };
  try {
    await Promise.race([open(), lost]);
  } catch (error) {
    worker.terminate();
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(error instanceof Error ? error.message : String(error));
  }
  return {
    run: (sql, cap) => Promise.race([run(db, sql, cap), lost]),
    close: () => worker.terminate()
  };
}

/** Missing in some browsers, forbidden by the policy of some hosts: then even the empty module can't be compiled. */
function runsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

function startWorker(): Worker {
  try {
    return new Worker(duckdbFile("duckdb-browser-eh.worker.mjs"));
  } catch (error) {
    throw new DatabaseUnavailable(`this browser starts no worker (${error instanceof Error ? error.message : error})`);
  }
}

/** Rejects when the worker can't be loaded or dies: its answers would never come. */
function failureOf(worker: Worker): Promise<never> {
  const lost = new Promise<never>((_, reject) => {
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(
        new DatabaseUnavailable(`the worker that runs DuckDB was blocked or stopped ${event.message ?? ""}`.trim())
      );
    });
  });
  lost.catch(() => undefined);
  return lost;
}

/** Runs one query on a connection of its own and reads rows until there are enough. */
async function run(db: AsyncDuckDB, sql: string, cap: number): Promise<QueryResult> {
  const connection = await db.connect();
  try {
    const reader = await RecordBatchReader.from(
      chunksOf(connection, await castUnsupported(sql, (text) => connection.query(text)))
    );
    await reader.open();
    const batches: RecordBatch[] = [];
    let rows = 0;
    for await (const batch of reader) {
      batches.push(batch);
      rows += batch.numRows;
      if (rows > cap) break;
    }
    const table = new Table(reader.schema, batches);
    return {table: rows > cap ? table.slice(0, cap) : table, cut: rows > cap};
  } catch (error) {
    throw new Error(duckdbMessage(error), {cause: error});
  } finally {
    await connection.close();
  }
}

/** The result as DuckDB makes it: the bytes of an Arrow IPC stream, piece by piece. */
function chunksOf(connection: AsyncDuckDBConnection, sql: string): AsyncIterable<Uint8Array> {
  return connection.useUnsafe(async function* (db, id) {
    let header = await db.startPendingQuery(id, sql, true);
    while (header === null) header = await db.pollPendingQuery(id);
    yield header;
    for (;;) {
      const chunk = await db.fetchQueryResults(id);
      if (chunk === null) continue;
      if (chunk.length === 0) return;
      yield chunk;
    }
  });
}

/** Types that Arrow, as DuckDB-Wasm writes it, does not carry or carries as something else. */
const unsupported = /\b(BIT|BIGNUM|ENUM|INTERVAL|TIMESTAMP_NS|TIMETZ|TIME WITH TIME ZONE|UHUGEINT|UNION|VARIANT)\b/;

/** Begins, after comments, as a query does that gives rows of a table. */
const selecting = /^(\s|--[^\n]*\n)*(select|with|from|values|table|pivot|\()/i;

/**
 * A query whose columns all reach the page as they are: those of types that Arrow can't carry are asked for as text, in
 * DuckDB's own writing.
 *
 * @param query runs a statement; it may fail.
 */
async function castUnsupported(
  sql: string,
  query: (sql: string) => Promise<{toArray(): {column_name: unknown; column_type: unknown}[]}>
): Promise<string> {
  if (!selecting.test(sql)) return sql;
  const select = sql.replace(/;(\s|--[^\n]*(\n|$))*$/, "");
  // Several statements, or a wrong one: run as it is, it tells its own story.
  const described = await query(`DESCRIBE ${select}`).catch(() => null);
  const names = (described?.toArray() ?? [])
    .filter((row) => unsupported.test(String(row.column_type)))
    .map((row) => `"${String(row.column_name).replaceAll('"', '""')}"`);
  if (names.length === 0) return sql;
  const replaced = names.map((name) => `${name}::VARCHAR AS ${name}`).join(", ");
  return `SELECT * REPLACE (${replaced}) FROM (\n${select}\n)`;
}
