import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import type {Ask, CsvTable, Row} from "../../src/components/sql/csvTable.js";
import {readCsv} from "../../src/components/sql/csvTable.js";
import {openDuckDB} from "../duckdb.js";

/** The DuckDB of a build, with these tables: pages ask it what readers' browsers will ask theirs. */
export async function openEngine(tables: readonly (CsvTable & {name: string})[]): Promise<Ask> {
  const connection = await openDuckDB();
  const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
  try {
    const file = join(folder, "table.csv");
    for (const {name, csv, columns} of tables) {
      writeFileSync(file, csv);
      await connection.run(readCsv(name, file, columns));
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  return async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS().map((row) => plain(row) as Row);
}

/** Whole numbers as numbers: a page calculates with them. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]));
}
