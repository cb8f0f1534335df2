import type {Note} from "../../analysis/panel/ReleaseEvidence.js";
import {count} from "../../analysis/words/format.js";
import {html} from "../html.js";
import {table} from "./table.js";

/** The notes of a release, one a row; a sentence where there is none. */
export function notesTable(notes: readonly Note[]): HTMLElement {
  if (notes.length === 0) return html`<p class="remark">These files keep every promise that the report knows of.</p>`;
  return table(
    ["promise", "places", "what was found", "where"],
    notes.map(({id, what, where, count: places}) => [id, count(places), what, where])
  );
}
