import {table} from "../controls/table.js";
import {html} from "../html.js";
import {picture} from "./picture.js";
import {type AnswerRow, type Axes, axesOf, rowsPlot} from "./rowsPlot.js";

/**
 * Rows of a query as a picture for a figure; a remark where there is nothing to draw.
 *
 * @param axes - which column stands across, and which is measured; found by their kinds when left out
 */
export function answerPicture(rows: readonly AnswerRow[], axes: Axes | null = axesOf(rows)): HTMLElement {
  if (axes === null) return html`<p class="absent">One row, or no column of numbers: nothing to draw.</p>`;
  const columns = Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, (row: AnswerRow) => shown(row[name])]));
  return picture(rows, columns, (width) => rowsPlot(rows, axes, {width}));
}

/** Rows of a query as a table. */
export function answerTable(rows: readonly AnswerRow[]): HTMLElement {
  if (rows.length === 0) return html`<p class="absent">The query gave no rows.</p>`;
  const names = Object.keys(rows[0]!);
  return table(
    names,
    rows.map((row) => names.map((name) => String(shown(row[name]) ?? "–")))
  );
}

function shown(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "number") return value;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Array.isArray(value) ? value.join("; ") : String(value);
}
