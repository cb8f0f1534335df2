import {createHash} from "node:crypto";

import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import type {PanelField} from "./fields.js";
import {panelFields} from "./fields.js";

/** One file of the package: its name, kind and bytes. */
export interface PackagedFile {
  path: string;
  format: "csv" | "arrow" | "parquet";
  bytes: Uint8Array;
}

const card = "https://huggingface.co/datasets/Anthropic/EconomicIndex";

const mediaTypes = {
  csv: "text/csv",
  arrow: "application/vnd.apache.arrow.file",
  parquet: "application/vnd.apache.parquet"
} as const;

/** In CSV a list is text; Arrow and Parquet know lists. */
function typeOf({type}: PanelField, format: PackagedFile["format"]): string {
  if (type === "integers" || type === "strings") return format === "csv" ? "string" : "array";
  return type;
}

/** A Frictionless data package (v1) of the panel: files with hashes, the data dictionary, source and licence. */
export function dataPackage(evidence: ReleaseEvidence, files: readonly PackagedFile[]): object {
  const {release, synthetic, window} = evidence;
  return {
    profile: "data-package",
    name: "oversight-gap-panel",
    title: `Anthropic Economic Index by task, Claude.ai and API, release ${release}`,
    description:
      (synthetic ? "Synthetic sample, not findings. " : "") +
      `One row a task over both platforms, conversations of ${window.start} to ${window.end} (end exclusive). ` +
      "An absent cell was not published: it is not zero.",
    version: release,
    licenses: [{name: "CC-BY", title: "Creative Commons Attribution, as the dataset's card says", path: card}],
    sources: [{title: "Anthropic Economic Index", path: card}, ...evidence.inputs.map(({path}) => ({title: path}))],
    resources: files.map(({path, format, bytes}) => ({
      name: `panel-${format}`,
      path,
      format,
      mediatype: mediaTypes[format],
      encoding: "utf-8",
      bytes: bytes.length,
      hash: `sha256:${createHash("sha256").update(bytes).digest("hex")}`,
      profile: format === "csv" ? "tabular-data-resource" : "data-resource",
      schema: {
        missingValues: [""],
        primaryKey: "task",
        fields: panelFields.map((field) => ({
          name: field.name,
          type: typeOf(field, format),
          description: field.description,
          ...(field.unit === null ? {} : {unit: field.unit})
        }))
      }
    }))
  };
}
