import type {DataType} from "apache-arrow";
import {Float64, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";
import {csvParse} from "d3-dsv";

import type {Results} from "../../analysis/claims/Results.js";
import {type Cells, resultTables} from "../../analysis/claims/resultTables.js";

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

/** Larger files would stop the page for seconds. */
const mostBytes = 20_000_000;

/** With leading zeros it is a code, not a number. */
const number = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

/** A CSV file of the reader's own, as a table. */
export interface OwnTable {
  name: string;
  columns: Record<string, Cells>;
  rows: number;
}

/**
 * Reads a CSV file.
 *
 * @throws Error for a file that is no table.
 */
export async function ownTable(file: File): Promise<OwnTable> {
  if (file.size > mostBytes)
    throw new Error(`expected a CSV file of at most ${mostBytes / 1e6} MB, found ${file.name}`);
  const {columns, rows} = csvColumns(await file.text());
  if (rows === 0) throw new Error(`expected a CSV file with a header and rows, found ${file.name}`);
  return {name: tableName(file.name), columns, rows};
}

/** A CSV file's columns: of numbers as numbers, all others as the text they are; an empty field is absent. */
function csvColumns(csv: string): {columns: Record<string, Cells>; rows: number} {
  const rows = csvParse(csv.replace(/^\uFEFF/, ""));
  const columns = rows.columns.map((name): [string, Cells] => {
    const texts = rows.map((row) => (row[name] === undefined || row[name] === "" ? null : row[name]));
    return texts.every((text) => text === null || number.test(text))
      ? [name, {type: "number", values: texts.map((text) => (text === null ? null : Number(text)))}]
      : [name, {type: "text", values: texts}];
  });
  return {columns: Object.fromEntries(columns), rows: rows.length};
}

/** “My data.csv” as a name that needs no quotes. */
function tableName(file: string): string {
  const name = file
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `mine_${name}`.replace(/_$/, "");
}
