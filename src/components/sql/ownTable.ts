import {csvParse} from "d3-dsv";

import type {Cells} from "../../analysis/claims/resultTables.js";

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
export function csvColumns(csv: string): {columns: Record<string, Cells>; rows: number} {
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
