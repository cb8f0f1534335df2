import {count} from "../analysis/format.js";
import type {Note} from "../analysis/Results.js";
import {h} from "./h.js";

/** The notes of a release, one a row; a sentence where there is none. */
export function notesTable(document: Document, notes: readonly Note[]): HTMLElement {
  if (notes.length === 0)
    return h(document, "p", {class: "remark"}, "These files keep every promise that the report knows of.");
  const cell = (name: string, text: string, attributes = {}): HTMLElement => h(document, name, attributes, text);
  const head = ["promise", "places", "what was found", "where"].map((name) => cell("th", name, {scope: "col"}));
  const lines = notes.map(({id, what, where, count: places}) =>
    h(
      document,
      "tr",
      {},
      cell("td", id),
      cell("td", count(places), {class: "numeric"}),
      cell("td", what),
      cell("td", where)
    )
  );
  return h(
    document,
    "div",
    {class: "scroll", tabindex: "0", role: "region", "aria-label": "what the files do not keep"},
    h(
      document,
      "table",
      {},
      h(document, "thead", {}, h(document, "tr", {}, ...head)),
      h(document, "tbody", {}, ...lines)
    )
  );
}
