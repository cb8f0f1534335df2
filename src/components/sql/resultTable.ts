import type {Table} from "apache-arrow";

import {count} from "../../analysis/words/format.js";
import {h} from "../controls/h.js";
import {cellText, isNumeric, valueAt} from "./cellText.js";

const page = 200;

/** A result as a table: some rows at first, more on request, all of it text. */
export function resultTable(document: Document, table: Table): HTMLElement {
  const {fields} = table.schema;
  const head = fields.map(({name, type}) => h(document, "th", {scope: "col", title: String(type)}, name));
  const body = h(document, "tbody");
  const more = h(document, "button", {type: "button"});
  const grow = (): void => {
    const from = body.childElementCount;
    const to = Math.min(table.numRows, from + page);
    for (let i = from; i < to; ++i) body.append(lineOf(document, table, i));
    more.textContent = `Show ${count(Math.min(page, table.numRows - to))} more of ${count(table.numRows)}`;
    more.hidden = to === table.numRows;
  };
  more.addEventListener("click", grow);
  grow();
  return h(
    document,
    "div",
    {},
    h(
      document,
      "div",
      {class: "scroll", tabindex: "0", role: "region", "aria-label": "Result"},
      h(document, "table", {}, h(document, "thead", {}, h(document, "tr", {}, ...head)), body)
    ),
    more
  );
}

function lineOf(document: Document, table: Table, row: number): HTMLElement {
  const cells = table.schema.fields.map(({type}, column) => {
    const value: unknown = valueAt(table.getChildAt(column)!, row);
    const kind = value === null ? "absent-value" : isNumeric(type) ? "numeric" : null;
    return h(document, "td", {class: kind}, value === null ? "NULL" : cellText(value, type));
  });
  return h(document, "tr", {}, ...cells);
}
