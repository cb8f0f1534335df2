import {DataType, type Table} from "apache-arrow";

import {count} from "../../analysis/words/format.js";
import {type AnswerRow, axesOf, mostBars, numericColumns, rowsPlot} from "../charts/rowsPlot.js";
import {h} from "../controls/h.js";
import {selectField} from "../workbench/fields.js";
import {cellText, isNumeric, valueAt} from "./cellText.js";

/** A result as a picture, of the columns that its reader chooses; null where there is nothing to draw. */
export function resultPlot(document: Document, table: Table, width: () => number): HTMLElement | null {
  const rows = rowsOf(table);
  const chosen = axesOf(rows);
  if (chosen === null) return null;
  const picture = h(document, "div", {class: "picture"});
  const draw = (): void => {
    const plot = rowsPlot(rows, chosen, {width: width(), label: `${chosen.y} against ${chosen.x}`});
    const cut = typeof rows[0]![chosen.x] === "string" && rows.length > mostBars;
    const note = `Bars of the first ${mostBars} of ${count(rows.length)} rows.`;
    picture.replaceChildren(
      plot ?? h(document, "p", {class: "absent"}, "No row has a number to draw."),
      ...(cut ? [h(document, "p", {class: "small"}, note)] : [])
    );
  };
  const choice = (axis: "x" | "y", label: string, names: readonly string[]): HTMLElement => {
    const options = names.map((value) => ({value, text: value}));
    const field = selectField(document, label, options, (name) => {
      chosen[axis] = name;
      draw();
    });
    field.show(chosen[axis]);
    return field.element;
  };
  draw();
  return h(
    document,
    "details",
    {class: "plot", open: ""},
    h(document, "summary", {}, "Plot"),
    h(
      document,
      "div",
      {class: "axes"},
      choice("x", "By", Object.keys(rows[0]!)),
      choice("y", "Value", numericColumns(rows))
    ),
    picture
  );
}

/** An Arrow table as rows: numbers and moments as such, all else as it is shown. */
function rowsOf(table: Table): AnswerRow[] {
  const columns = table.schema.fields.map(({name, type}, i) => ({name, type, values: table.getChildAt(i)!}));
  return Array.from({length: table.numRows}, (_, row) =>
    Object.fromEntries(columns.map(({name, type, values}) => [name, placeOf(valueAt(values, row), type)]))
  );
}

function placeOf(value: unknown, type: DataType): string | number | Date | null {
  if (value === null) return null;
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return new Date(Number(value));
  const text = cellText(value, type);
  return isNumeric(type) ? Number(text) : text;
}
