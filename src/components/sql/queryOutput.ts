import type {Table} from "apache-arrow";
import {tableToIPC} from "apache-arrow";
import {csvFormatRows} from "d3-dsv";

import {count} from "../../analysis/words/format.js";
import {download} from "../controls/download.js";
import {h} from "../controls/h.js";
import {button} from "../workbench/fields.js";
import {cellText, valueAt} from "./cellText.js";
import type {QueryResult} from "./Database.js";
import {DatabaseUnavailable} from "./Database.js";
import {locateError} from "./locateError.js";
import {resultPlot} from "./resultPlot.js";
import {resultTable} from "./resultTable.js";

/** How many rows there are, and what was cut. */
export function sayResult({table, cut}: QueryResult): string {
  const rows = table.numRows === 1 ? "1 row" : `${count(table.numRows)} rows`;
  if (cut)
    return (
      `The first ${rows}: the result is longer and was cut here. Table, plot and exports hold these rows only; add a ` +
      "LIMIT or an aggregate to see the rest."
    );
  return table.numRows === 0 ? "The query ran and gave no rows." : `${rows}.`;
}

/** A result as plot, table and files; nothing when there are no rows. */
export function resultOutput(document: Document, {table}: QueryResult, width: () => number): Node[] {
  if (table.schema.fields.length === 0 || table.numRows === 0) return [];
  const plot = resultPlot(document, table, width);
  return [
    ...(plot === null ? [] : [plot]),
    resultTable(document, table),
    h(
      document,
      "div",
      {class: "actions"},
      button(document, "Result as CSV", () => download(document, "result.csv", "text/csv", resultCsv(table))),
      button(document, "Result as Arrow", () =>
        download(
          document,
          "result.arrow",
          "application/vnd.apache.arrow.file",
          new Uint8Array(tableToIPC(table, "file"))
        )
      )
    )
  ];
}

/** What went wrong, in DuckDB's words, its place in the query selected in `area`. */
export function errorOutput(document: Document, error: unknown, area: HTMLTextAreaElement): HTMLElement {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DatabaseUnavailable) {
    const rest = "The rest of this page works without it, and the tables are on the data page.";
    return h(document, "p", {class: "absent", role: "alert"}, `SQL is not available here: ${message}. ${rest}`);
  }
  const at = locateError(message, area.value);
  if (at !== null) area.setSelectionRange(at, at + 1);
  const where = at === null ? [] : [h(document, "p", {}, sayPosition(area.value, at))];
  const words = h(document, "pre", {tabindex: "0", role: "region", "aria-label": "DuckDB's message"}, message);
  return h(document, "div", {role: "alert", class: "absent"}, words, ...where);
}

function sayPosition(sql: string, at: number): string {
  const before = sql.slice(0, at).split("\n");
  return `Line ${before.length}, character ${before.at(-1)!.length + 1}.`;
}

/** A result as RFC 4180 text; NULL is an empty field. */
function resultCsv(table: Table): string {
  const {fields} = table.schema;
  const columns = fields.map((_, i) => table.getChildAt(i)!);
  const rows = Array.from({length: table.numRows}, (_, row) =>
    columns.map((column, i) => cellText(valueAt(column, row), fields[i]!.type))
  );
  return `${csvFormatRows([fields.map((field) => field.name), ...rows])}\n`;
}
