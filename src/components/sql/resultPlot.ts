import * as Plot from "@observablehq/plot";
import type {Table} from "apache-arrow";
import {DataType} from "apache-arrow";

import {count} from "../../analysis/words/format.js";
import {chart, colours} from "../charts/chart.js";
import {h} from "../controls/h.js";
import {selectField} from "../workbench/fields.js";
import {cellText, isNumeric, valueAt} from "./cellText.js";

interface Point {
  x: string | number | Date;
  y: number;
}

/** A result as a picture: one column against a numeric one, dots between numbers, bars over words. */
export function resultPlot(document: Document, table: Table, width: () => number): HTMLElement | null {
  const {fields} = table.schema;
  const names = fields.map((field) => field.name);
  const numeric = fields.filter(({type}) => isNumeric(type)).map((field) => field.name);
  if (table.numRows < 2 || numeric.length === 0) return null;
  const words = names.find((name) => !numeric.includes(name));
  const dotted = words === undefined || (numeric.length > 1 && table.numRows > mostBars);
  const chosen = {x: dotted ? numeric[0]! : words, y: (dotted ? numeric[1] : undefined) ?? numeric.at(-1)!};
  const picture = h(document, "div", {class: "picture"});
  const draw = (): void => picture.replaceChildren(...drawn(document, table, chosen, width()));
  const choice = (axis: "x" | "y", options: readonly string[]): HTMLElement => {
    const field = selectField(
      document,
      axis === "x" ? "By" : "Value",
      options.map((value) => ({value, text: value})),
      (name) => {
        chosen[axis] = name;
        draw();
      }
    );
    field.show(chosen[axis]);
    return field.element;
  };
  draw();
  return h(
    document,
    "details",
    {class: "plot", open: ""},
    h(document, "summary", {}, "Plot"),
    h(document, "div", {class: "axes"}, choice("x", names), choice("y", numeric)),
    picture
  );
}

const mostBars = 40;

function drawn(document: Document, table: Table, chosen: {x: string; y: string}, width: number): Node[] {
  const points = pointsOf(table, chosen);
  const label = `${chosen.y} against ${chosen.x}`;
  if (points.length === 0) return [h(document, "p", {class: "absent"}, "No row has a number to draw.")];
  if (points.every((point) => typeof point.x !== "string")) return [dots(points, chosen, {width, label})];
  const bars = points.slice(0, mostBars);
  const note = `Bars of the first ${mostBars} of ${count(points.length)} rows.`;
  const cut = points.length > mostBars ? [h(document, "p", {class: "small"}, note)] : [];
  return [barsOf(bars, chosen, {width, label}), ...cut];
}

function pointsOf(table: Table, chosen: {x: string; y: string}): Point[] {
  const [x, y] = [table.getChild(chosen.x)!, table.getChild(chosen.y)!];
  const points: Point[] = [];
  for (let i = 0; i < table.numRows; ++i) {
    const [across, up]: unknown[] = [valueAt(x, i), valueAt(y, i)];
    const height = Number(cellText(up, y.type));
    if (across === null || up === null || !Number.isFinite(height)) continue;
    points.push({x: placeOf(across, x.type), y: height});
  }
  return points;
}

function placeOf(value: unknown, type: DataType): Point["x"] {
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return new Date(Number(value));
  const text = cellText(value, type);
  return isNumeric(type) ? Number(text) : text;
}

function dots(points: Point[], {x, y}: {x: string; y: string}, options: {width: number; label: string}): SVGSVGElement {
  return chart(options, {
    height: 340,
    marginLeft: 56,
    grid: true,
    x: {label: x, labelAnchor: "center", labelArrow: "none"},
    y: {label: y, labelArrow: "none"},
    marks: [Plot.dot(points, {x: "x", y: "y", fill: colours.accent, fillOpacity: 0.5, r: 2.6})]
  });
}

function barsOf(points: Point[], {y}: {y: string}, options: {width: number; label: string}): SVGSVGElement {
  const rows = points.map((point, i) => ({...point, row: i}));
  const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
  const names = rows.map((row) => short(String(row.x)));
  return chart(options, {
    height: 60 + rows.length * 20,
    marginLeft: 16 + 6.5 * Math.max(...names.map((name) => name.length)),
    marginBottom: 40,
    x: {label: y, labelAnchor: "center", grid: true, labelArrow: "none"},
    y: {label: null, type: "band", tickFormat: (i: number) => names[i]!, tickSize: 0, labelArrow: "none"},
    marks: [Plot.barX(rows, {x: "y", y: "row", fill: colours.accent}), Plot.ruleX([0])]
  });
}
