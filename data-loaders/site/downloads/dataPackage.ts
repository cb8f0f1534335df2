import type {PanelField} from "../../../src/analysis/panel/panelFields.js";
import {occupationFields, panelFields} from "../../../src/analysis/panel/panelFields.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {site} from "../../../src/site.js";
import {sha256} from "../../stage/sha256.js";

/** One table of the package, in one file or several. */
export interface PackagedTable {
  name: string;
  key: string;
  fields: readonly PanelField[];
}

export const panelTable: PackagedTable = {name: "panel", key: "task", fields: panelFields};
export const occupationTable: PackagedTable = {name: "occupations", key: "task_id", fields: occupationFields};

/** One file of the package: its table, name, kind and bytes. */
export interface PackagedFile {
  table: PackagedTable;
  path: string;
  format: "csv" | "arrow" | "parquet";
  bytes: Uint8Array;
}

/** Where the dataset describes itself. */
export const card = "https://huggingface.co/datasets/Anthropic/EconomicIndex";

/** The dataset's card says CC-BY; its fourth version is what Creative Commons calls so. */
export const licence = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0",
  path: "https://creativecommons.org/licenses/by/4.0/"
};

export const mediaTypes = {
  csv: "text/csv",
  arrow: "application/vnd.apache.arrow.file",
  parquet: "application/vnd.apache.parquet"
} as const;

/** What a description of the package is called, and what it says of it. */
export function packageTexts({release, synthetic, window}: ReleaseEvidence): {
  name: string;
  title: string;
  description: string;
} {
  return {
    name: "oversight-gap-panel",
    title: `Anthropic Economic Index by task, Claude.ai and API, release ${release}`,
    description:
      (synthetic ? "Synthetic sample, not findings. " : "") +
      `One row a task over both platforms, conversations of ${window.start} to ${window.end} (end exclusive). ` +
      "An absent cell was not published: it is not zero."
  };
}

/** In CSV a list is text; Arrow and Parquet know lists. */
function typeOf({type}: PanelField, format: PackagedFile["format"]): string {
  if (type === "integers" || type === "strings") return format === "csv" ? "string" : "array";
  return type;
}

/** A Frictionless data package (v1) of the panel: files with hashes, the data dictionary, source and licence. */
export function dataPackage(evidence: ReleaseEvidence, files: readonly PackagedFile[]): object {
  const {release} = evidence;
  return {
    profile: "data-package",
    ...packageTexts(evidence),
    version: release,
    licenses: [licence],
    contributors: [
      {title: "Anthropic", role: "publisher", path: card},
      ...site.authors.map((title) => ({title, role: "wrangler"}))
    ],
    sources: [{title: "Anthropic Economic Index", path: card}, ...evidence.inputs.map(({path}) => ({title: path}))],
    resources: files.map(({table, path, format, bytes}) => ({
      name: `${table.name}-${format}`,
      path,
      format,
      mediatype: mediaTypes[format],
      encoding: "utf-8",
      bytes: bytes.length,
      hash: `sha256:${sha256(bytes)}`,
      profile: format === "csv" ? "tabular-data-resource" : "data-resource",
      schema: {
        missingValues: [""],
        primaryKey: table.key,
        fields: table.fields.map((field) => ({
          name: field.name,
          type: typeOf(field, format),
          description: field.description,
          ...(field.unit === null ? {} : {unit: field.unit})
        }))
      }
    }))
  };
}
