import {csvFormatRows} from "d3-dsv";

import type {FigureTable} from "../../src/components/figureFrame.js";

/** A table as RFC 4180 text, numbers unrounded; an absent value is an empty field. */
export function csvOf({columns, rows}: FigureTable): string {
  return `${csvFormatRows([[...columns], ...rows.map((row) => row.map((value) => (value === null ? "" : String(value))))])}\n`;
}
