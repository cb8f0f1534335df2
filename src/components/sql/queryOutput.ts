import type {Table} from "apache-arrow";
import {tableToIPC} from "apache-arrow";
import {csvFormatRows} from "d3-dsv";
import {resize} from "observablehq:stdlib";

import {count} from "../../analysis/words/format.js";
import {type Axes, axesOf, mostBars, numericColumns, rowsPlot} from "../charts/rowsPlot.js";
import {button, download, select, together} from "../controls/fields.js";
import {longTable} from "../controls/longTable.js";
import {html} from "../html.js";
import {cellText, columnsOf, isNumeric, rowsOf} from "./cellText.js";
import {DatabaseUnavailable, type QueryResult} from "./Database.js";
import {locateError} from "./duckdbError.js";

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
export function resultOutput({table}: QueryResult): Node[] {
  if (table.schema.fields.length === 0 || table.numRows === 0) return [];
  const arrow = (): Uint8Array<ArrayBuffer> => new Uint8Array(tableToIPC(table, "file"));
  return [
    ...resultPlot(table),
    resultTable(table),
    html`<div class="actions">
      ${button("Result as CSV", () => download("result.csv", "text/csv", resultCsv(table)))}
      ${button("Result as Arrow", () => download("result.arrow", "application/vnd.apache.arrow.file", arrow()))}
    </div>`
  ];
}

/** What went wrong, in DuckDB's words, its place in the query selected in `area`. */
export function errorOutput(error: unknown, area: HTMLTextAreaElement): HTMLElement {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof DatabaseUnavailable)
    return html`<p class="absent" role="alert">
      SQL is not available here: ${message}. The rest of this page works without it, and the tables are on the data
      page.
    </p>`;
  const at = locateError(message, area.value);
  if (at !== null) area.setSelectionRange(at, at + 1);
  return html`<div role="alert" class="absent">
    <pre tabindex="0" role="region" aria-label="DuckDB's message">${message}</pre>
    ${at === null ? "" : html`<p>${sayPosition(area.value, at)}</p>`}
  </div>`;
}

function sayPosition(sql: string, at: number): string {
  const before = sql.slice(0, at).split("\n");
  return `Line ${before.length}, character ${before.at(-1)!.length + 1}.`;
}

/** A result as a table, all of it text. */
function resultTable(table: Table): HTMLElement {
  const columns = columnsOf(table);
  const row = (i: number): HTMLTableRowElement =>
    html<HTMLTableRowElement>`<tr>
      ${columns.map(({type, at}) => cellElement(at(i), type))}
    </tr>`;
  const heads = columns.map(({name, type}) => html`<th scope="col" title=${String(type)}>${name}</th>`);
  return longTable("Result", heads, {length: table.numRows, row});
}

function cellElement(value: unknown, type: Table["schema"]["fields"][number]["type"]): HTMLElement {
  if (value === null) return html`<td class="absent-value">NULL</td>`;
  return html`<td class=${isNumeric(type) ? "numeric" : null}>${cellText(value, type)}</td>`;
}

/** A result as RFC 4180 text; NULL is an empty field. */
function resultCsv(table: Table): string {
  const columns = columnsOf(table);
  const rows = Array.from({length: table.numRows}, (_, row) => columns.map(({type, at}) => cellText(at(row), type)));
  return `${csvFormatRows([columns.map(({name}) => name), ...rows])}\n`;
}

/** A result as a picture, of the columns that its reader chooses; nothing where there is nothing to draw. */
function resultPlot(table: Table): HTMLElement[] {
  const rows = rowsOf(table);
  const first = axesOf(rows);
  if (first === null) return [];
  const place = html`<div class="picture"></div>`;
  const show = ({x, y}: Axes): void => {
    const cut = typeof rows[0]![x] === "string" && rows.length > mostBars;
    place.replaceChildren(
      resize(
        (width) =>
          rowsPlot(rows, {x, y}, {width, label: `${y} against ${x}`}) ??
          html`<p class="absent">No row has a number to draw.</p>`
      ),
      cut ? html`<p class="small">Bars of the first ${mostBars} of ${count(rows.length)} rows.</p>` : ""
    );
  };
  const axis = (key: keyof Axes, label: string, names: readonly string[]) =>
    select<Axes>(
      label,
      names.map((value) => ({value, text: value})),
      {of: (axes) => axes[key], set: (axes, name) => ({...axes, [key]: name})}
    );
  let axes = first;
  const choice = together<Axes>(
    (elements) => html`<div class="axes">${elements}</div>`,
    axis("x", "By", Object.keys(rows[0]!)),
    axis("y", "Value", numericColumns(rows))
  )((change) => show((axes = change(axes))));
  choice.show(axes);
  show(axes);
  return [
    html`<details class="plot" open>
      <summary>Plot</summary>
      ${choice.element}${place}
    </details>`
  ];
}
