import type {PanelField} from "../../../src/analysis/panel/panelFields.js";
import type {ReleaseEvidence} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {references} from "../../../src/authoring/references.js";
import {site} from "../../../src/site.js";
import {sha256} from "../../stage/sha256.js";
import context from "./croissantContext.json" with {type: "json"};
import type {PackagedFile} from "./dataPackage.js";
import {card, licence, mediaTypes, packageTexts} from "./dataPackage.js";

/** Of the CSV, in which lists are text. */
const dataTypes: Record<PanelField["type"], string> = {
  string: "sc:Text",
  strings: "sc:Text",
  integers: "sc:Text",
  boolean: "sc:Boolean",
  integer: "sc:Integer",
  number: "sc:Float"
};

/**
 * The panel's files as a Croissant description (JSON-LD, https://docs.mlcommons.org/croissant/docs/croissant-spec.html), by which machine-learning tools
 * and dataset search load them.
 */
export function croissant(evidence: ReleaseEvidence, files: readonly PackagedFile[]): object {
  const {release, synthetic} = evidence;
  return {
    "@context": context,
    "@type": "sc:Dataset",
    conformsTo: "http://mlcommons.org/croissant/1.0",
    ...packageTexts(evidence),
    url: site.address ?? card,
    license: licence.path,
    version: release,
    datePublished: release,
    creator: [
      {"@type": "sc:Organization", name: "Anthropic", url: card},
      ...site.authors.map((name) => ({"@type": "sc:Organization", name}))
    ],
    citeAs: references({release, synthetic, commit: null})
      .map(({bibtex}) => bibtex)
      .join("\n"),
    distribution: files.map(({path, format, bytes}) => ({
      "@type": "cr:FileObject",
      "@id": path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes.length} B`,
      encodingFormat: mediaTypes[format],
      sha256: sha256(bytes)
    })),
    recordSet: files.filter(({format}) => format === "csv").map(recordSet)
  };
}

function recordSet({table, path}: PackagedFile): object {
  return {
    "@type": "cr:RecordSet",
    "@id": table.name,
    name: table.name,
    key: {"@id": `${table.name}/${table.key}`},
    field: table.fields.map(({name, type, unit, description}) => ({
      "@type": "cr:Field",
      "@id": `${table.name}/${name}`,
      name,
      description: unit === null ? description : `${description} (${unit})`,
      dataType: dataTypes[type],
      source: {fileObject: {"@id": path}, extract: {column: name}}
    }))
  };
}
