import type {ReleaseEvidence} from "../../../src/analysis/ReleaseEvidence.js";
import type {Files} from "../../stage/writeFolder.js";
import type {PackagedFile} from "./dataPackage.js";
import {dataPackage} from "./dataPackage.js";
import {panelArrow} from "./panelArrow.js";
import {panelCsv} from "./panelCsv.js";
import {panelParquet} from "./panelParquet.js";

/** The panel, all tasks of either platform, in three formats with one descriptor: what dist/data/ holds. */
export async function downloads(evidence: ReleaseEvidence): Promise<Files> {
  const {panel} = evidence;
  const files: PackagedFile[] = [
    {path: "panel.csv", format: "csv", bytes: new TextEncoder().encode(panelCsv(panel))},
    {path: "panel.arrow", format: "arrow", bytes: panelArrow(panel)},
    {path: "panel.parquet", format: "parquet", bytes: await panelParquet(panel)}
  ];
  const descriptor = JSON.stringify(dataPackage(evidence, files), null, 2);
  return Object.fromEntries([
    ...files.map(({path, bytes}) => [`downloads/${path}`, bytes]),
    ["downloads/datapackage.json", `${descriptor}\n`]
  ]) as Files;
}
