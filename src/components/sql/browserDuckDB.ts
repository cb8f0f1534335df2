import {rowsOf} from "./cellText.js";
import type {Ask, CsvTable} from "./csvTable.js";
import {readCsv} from "./csvTable.js";
import {openDatabase} from "./Database.js";

/** The DuckDB of a reader's browser, with these tables; while the site is built, nodeDuckDB.ts stands in its place. */
export async function openEngine(tables: readonly (CsvTable & {name: string})[]): Promise<Ask> {
  const named = tables.map((table, i) => ({...table, file: `table-${i}.csv`}));
  const database = await openDatabase(
    {},
    named.map(({name, file, columns}) => readCsv(name, file, columns)),
    Object.fromEntries(named.map(({file, csv}) => [file, csv]))
  );
  return async (sql) => rowsOf((await database.run(sql, Infinity)).table);
}
