import {csvFormatRows} from "d3-dsv";

import type {Panel, PanelRow} from "../../../src/analysis/panel/Panel.js";
import {panelFields} from "../../../src/analysis/panel/panelFields.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {Files} from "../../stage/writeFolder.js";
import {croissant} from "./croissant.js";
import type {PackagedFile} from "./dataPackage.js";
import {dataPackage} from "./dataPackage.js";
import {panelArrow} from "./panelArrow.js";
import {panelParquet} from "./panelParquet.js";

/** The panel, all tasks of either platform, in three formats with two descriptors: what dist/data/ holds. */
export async function downloads(evidence: ReleaseEvidence): Promise<Files> {
  const {panel} = evidence;
  const files: PackagedFile[] = [
    {path: "panel.csv", format: "csv", bytes: new TextEncoder().encode(panelCsv(panel))},
    {path: "panel.arrow", format: "arrow", bytes: panelArrow(panel)},
    {path: "panel.parquet", format: "parquet", bytes: await panelParquet(panel)}
  ];
  const described = {"datapackage.json": dataPackage(evidence, files), "croissant.json": croissant(evidence, files)};
  return Object.fromEntries([
    ...files.map(({path, bytes}) => [`downloads/${path}`, bytes]),
    ...Object.entries(described).map(([name, value]) => [`downloads/${name}`, `${JSON.stringify(value, null, 2)}\n`])
  ]) as Files;
}

/** The panel as RFC 4180 text: numbers unrounded, absent empty, lists separated by semicolons. */
function panelCsv(panel: Panel): string {
  const names = panelFields.map((field) => field.name);
  return `${csvFormatRows([names, ...panel.map((row) => names.map((name) => text(row[name as keyof PanelRow])))])}\n`;
}

function text(value: PanelRow[keyof PanelRow]): string {
  if (value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}
