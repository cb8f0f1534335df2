import * as Plot from "@observablehq/plot";

import {chart, type ChartOptions, colours} from "./chart.js";

/** A row of a query's answer. */
export type AnswerRow = Readonly<Record<string, unknown>>;

/** Which column stands across, and which one is measured. */
export interface Axes {
  x: string;
  y: string;
}

/** Bars of more than this would be a carpet. */
export const mostBars = 40;

/** Numbers so few that each is a bar: decades, digits, bins. */
const fewNumbers = 12;

const isNumber = (value: unknown): boolean => typeof value === "number" || typeof value === "bigint";

/** Columns that hold numbers and nothing else. */
export function numericColumns(rows: readonly AnswerRow[]): string[] {
  const names = rows.length === 0 ? [] : Object.keys(rows[0]!);
  return names.filter((name) => {
    const values = rows.map((row) => row[name] ?? null).filter((value) => value !== null);
    return values.length > 0 && values.every(isNumber);
  });
}

/** What a picture of an answer shows at first: numbers against words, or against numbers; null where no column is numeric. */
export function axesOf(rows: readonly AnswerRow[]): Axes | null {
  const numeric = numericColumns(rows);
  if (rows.length < 2 || numeric.length === 0) return null;
  const words = Object.keys(rows[0]!).find((name) => !numeric.includes(name));
  const dotted = words === undefined || (numeric.length > 1 && rows.length > mostBars);
  return {x: dotted ? numeric[0]! : words, y: (dotted ? numeric[1] : undefined) ?? numeric.at(-1)!};
}

/** Rows of an answer as a picture: dots between numbers, bars over words, dates apart and few numbers. */
export function rowsPlot(rows: readonly AnswerRow[], {x, y}: Axes, options: ChartOptions): SVGSVGElement | null {
  const points = rows.flatMap((row) => {
    const [across, up] = [row[x] ?? null, Number(row[y] ?? NaN)];
    return across === null || !Number.isFinite(up) ? [] : [{x: isNumber(across) ? Number(across) : across, y: up}];
  });
  if (points.length === 0) return null;
  const distinct = new Set(points.map((point) => point.x)).size;
  const measured = points.every((point) => isNumber(point.x) || point.x instanceof Date);
  if (!measured || (distinct === points.length && points.length <= fewNumbers && isNumber(points[0]!.x)))
    return bars(points.slice(0, mostBars), y, options);
  return chart(options, {
    height: 340,
    marginLeft: 56,
    grid: true,
    x: {label: x},
    y: {label: y},
    marks: [Plot.dot(points, {x: "x", y: "y", fill: colours.accent, fillOpacity: 0.5, r: 2.6})]
  });
}

function bars(points: readonly {x: unknown; y: number}[], label: string, options: ChartOptions): SVGSVGElement {
  const rows = points.map((point, i) => ({...point, row: i}));
  const short = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);
  const names = rows.map((row) => short(String(row.x)));
  return chart(options, {
    height: 60 + rows.length * 20,
    marginLeft: 16 + 6.5 * Math.max(...names.map((name) => name.length)),
    x: {label, grid: true},
    y: {label: null, type: "band", tickFormat: (i: number) => names[i]!, tickSize: 0},
    marks: [Plot.barX(rows, {x: "y", y: "row", fill: colours.accent}), Plot.ruleX([0])]
  });
}
