import {DataType} from "apache-arrow";

import {cellText, columnsOf} from "./cellText.js";
import type {Ask, CsvTable, Row} from "./csvTable.js";
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
  return async (sql) => {
    const {table} = await database.run(sql, Infinity);
    const columns = columnsOf(table);
    return Array.from({length: table.numRows}, (_, i): Row =>
      Object.fromEntries(columns.map(({name, type, at}) => [name, plain(at(i), type)]))
    );
  };
}

function plain(value: unknown, type: DataType): unknown {
  if (value === null || value === undefined) return null;
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return new Date(Number(value));
  if (DataType.isDecimal(type)) return Number(cellText(value, type));
  if (typeof value === "bigint") return Number(value);
  if (DataType.isList(type))
    return Array.from(value as Iterable<unknown>, (one) => plain(one, type.valueType as DataType));
  return value;
}
