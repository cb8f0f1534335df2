import {csvFormatRows} from "d3-dsv";

import type {Occupation, ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {Files} from "../../stage/writeFolder.js";
import {croissant} from "./croissant.js";
import type {PackagedFile, PackagedTable} from "./dataPackage.js";
import {dataPackage, occupationTable, panelTable} from "./dataPackage.js";
import {panelArrow} from "./panelArrow.js";
import {panelParquet} from "./panelParquet.js";

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
