import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import type {DataType, Vector} from "apache-arrow";
import {Bool, Field, Float64, Int32, List, Table, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";
import {csvFormatRows} from "d3-dsv";

import type {Panel, PanelRow} from "../../../src/analysis/panel/Panel.js";
import type {PanelField} from "../../../src/analysis/panel/panelFields.js";
import {panelFields} from "../../../src/analysis/panel/panelFields.js";
import type {Occupation, ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {literal, openDuckDB} from "../../duckdb.js";
import type {Files} from "../../stage/writeFolder.js";
import {croissant} from "./croissant.js";
import type {PackagedFile, PackagedTable} from "./dataPackage.js";
import {dataPackage, occupationTable, panelTable} from "./dataPackage.js";

/**
 * The panel, all tasks of either platform, in three formats, and the occupations of its tasks, with two descriptors: what
 * dist/data/ holds.
 */
export async function downloads(evidence: ReleaseEvidence, occupations: readonly Occupation[]): Promise<Files> {
  const {panel} = evidence;
  const files: PackagedFile[] = [
    {table: panelTable, path: "panel.csv", format: "csv", bytes: csv(panelTable, panel)},
    {table: panelTable, path: "panel.arrow", format: "arrow", bytes: panelArrow(panel)},
    {table: panelTable, path: "panel.parquet", format: "parquet", bytes: await panelParquet(panel)},
    {table: occupationTable, path: "occupations.csv", format: "csv", bytes: csv(occupationTable, occupations)}
  ];
  const described = {"datapackage.json": dataPackage(evidence, files), "croissant.json": croissant(evidence, files)};
  return Object.fromEntries([
    ...files.map(({path, bytes}) => [`downloads/${path}`, bytes]),
    ...Object.entries(described).map(([name, value]) => [`downloads/${name}`, `${JSON.stringify(value, null, 2)}\n`])
  ]) as Files;
}

/** A table as RFC 4180 text: numbers unrounded, absent empty, lists separated by semicolons. */
function csv({fields}: PackagedTable, rows: readonly object[]): Uint8Array {
  const names = fields.map((field) => field.name);
  const lines = rows.map((row) => names.map((name) => text((row as Record<string, unknown>)[name])));
  return new TextEncoder().encode(`${csvFormatRows([names, ...lines])}\n`);
}

function text(value: unknown): string {
  if (value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}

/** What Arrow and Parquet call a column's type. */
const types: Record<PanelField["type"], {arrow: () => DataType; parquet: string}> = {
  string: {arrow: () => new Utf8(), parquet: "VARCHAR"},
  boolean: {arrow: () => new Bool(), parquet: "BOOLEAN"},
  number: {arrow: () => new Float64(), parquet: "DOUBLE"},
  integer: {arrow: () => new Int32(), parquet: "INTEGER"},
  integers: {arrow: () => new List(new Field("item", new Int32())), parquet: "INTEGER[]"},
  strings: {arrow: () => new List(new Field("item", new Utf8())), parquet: "VARCHAR[]"}
};

/** The panel as an Arrow IPC file (Feather V2). Absent is null. */
function panelArrow(panel: Panel): Uint8Array {
  const vectors = panelFields.map(({name, type}): [string, Vector] => [
    name,
    vectorFromArray(
      panel.map((row) => row[name as keyof PanelRow]),
      types[type].arrow()
    )
  ]);
  return tableToIPC(new Table(Object.fromEntries(vectors)), "file");
}

/** The panel as a Parquet file, rows in the panel's order. Absent is null. */
async function panelParquet(panel: Panel): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "oversight-gap-"));
  const connection = await openDuckDB();
  try {
    const [from, to] = [join(folder, "panel.json"), join(folder, "panel.parquet")];
    await writeFile(from, JSON.stringify(panel));
    const columns = panelFields.map(({name, type}) => `${name}: ${literal(types[type].parquet)}`).join(", ");
    // One thread and one row group: the same panel gives the same bytes.
    await connection.run("SET threads = 1");
    await connection.run("SET preserve_insertion_order = true");
    await connection.run(
      `COPY (FROM read_json(${literal(from)}, format = 'array', columns = {${columns}}))
       TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`
    );
    return await readFile(to);
  } finally {
    connection.closeSync();
    await rm(folder, {recursive: true, force: true});
  }
}
