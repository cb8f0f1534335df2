import {panelColumns} from "../../src/analysis/PanelColumns.js";
import {notesTable} from "../../src/components/notesTable.js";
import {snippetsBlock} from "../site/downloads/snippets.js";
import {auditTable, dictionaryTable, inputsTable} from "./blocks.js";
import type {Chapter, Source} from "./Chapter.js";
import {proseOf} from "./prose.js";

/** The essay's choices, and the data it rests on. */
export function argumentChapter({judged, document}: Source): Partial<Chapter> {
  const {evidence} = judged;
  return {
    blocks: {
      "audit-table": auditTable(document, evidence),
      "inputs-table": inputsTable(document, evidence),
      "notes-table": notesTable(document, evidence.notes),
      "dictionary-table": dictionaryTable(document),
      snippets: snippetsBlock(document)
    },
    words: proseOf(judged),
    conditions: {synthetic: evidence.synthetic},
    data: {
      panel: panelColumns(evidence.panel),
      results: judged.results
    }
  };
}
