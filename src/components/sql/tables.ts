import type {DataType} from "apache-arrow";
import {Float64, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";

import type {Results} from "../../analysis/claims/Results.js";
import {type Cells, resultTables} from "../../analysis/claims/resultTables.js";
import {csvColumns} from "./ownTable.js";

/** What the console's database holds, occupations from their CSV, as Arrow IPC streams: DuckDB-Wasm reads nothing from an IPC file. */
export function consoleTables(panel: ArrayBuffer, occupations: string, results: Results): Record<string, Uint8Array> {
  const all = {...resultTables(results), occupations: csvColumns(occupations).columns};
  const tables = Object.entries(all).map(([name, columns]) => [name, arrowStream(columns)]);
  return {panel: tableToIPC(tableFromIPC(new Uint8Array(panel)), "stream"), ...Object.fromEntries(tables)};
}

/** Columns of numbers and texts as an Arrow IPC stream. */
export function arrowStream(columns: Readonly<Record<string, Cells>>): Uint8Array {
  const vectors = Object.entries(columns).map(([name, {type, values}]) => [
    name,
    vectorFromArray(values, types[type]())
  ]);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
}

const types: Record<Cells["type"], () => DataType> = {number: () => new Float64(), text: () => new Utf8()};

/** Run once the tables are there: the tasks on both platforms, with the gap, as the report selects them. */
export const consoleViews = [
  `CREATE VIEW shared AS
   SELECT *, claude_success - api_success AS gap FROM panel
   WHERE coalesce(claude_n, claude_usage, 0) > 0 AND coalesce(api_n, api_usage, 0) > 0`
];
