import {csvFormatRows} from "d3-dsv";

import type {Panel, PanelRow} from "../../../src/analysis/Panel.js";
import {panelFields} from "./fields.js";

/** The panel as RFC 4180 text: numbers unrounded, absent empty, lists separated by semicolons. */
export function panelCsv(panel: Panel): string {
  const names = panelFields.map((field) => field.name);
  return `${csvFormatRows([names, ...panel.map((row) => names.map((name) => text(row[name as keyof PanelRow])))])}\n`;
}

function text(value: PanelRow[keyof PanelRow]): string {
  if (value === null) return "";
  return Array.isArray(value) ? value.join(";") : String(value);
}
