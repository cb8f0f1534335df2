import type {Table} from "apache-arrow";
import {csvFormatRows} from "d3-dsv";

import {cellText, valueAt} from "./cellText.js";

/** A result as RFC 4180 text; NULL is an empty field. */
export function resultCsv(table: Table): string {
  const {fields} = table.schema;
  const columns = fields.map((_, i) => table.getChildAt(i)!);
  const rows = Array.from({length: table.numRows}, (_, row) =>
    columns.map((column, i) => cellText(valueAt(column, row), fields[i]!.type))
  );
  return `${csvFormatRows([fields.map((field) => field.name), ...rows])}\n`;
}
