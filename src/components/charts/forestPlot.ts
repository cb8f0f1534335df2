import * as Plot from "@observablehq/plot";

import type {Interval} from "../../analysis/estimators/Estimated.js";
import {range, signed} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** One place where an estimate was made, with its interval. */
export interface ForestRow {
  /** A phrase; it stands above its interval, so that it may be long. */
  name: string;
  value: number;
  interval: Interval;
  /** What the interval is, where it is not a 95 % confidence interval. */
  note: string;
  /** The one the others are compared with. */
  marked: boolean;
  /** A CSS colour that carries meaning; left out, ink. */
  colour?: string;
}

/** The same estimate in several places, one below the other, against zero and, if given, a reference value. */
export function forestPlot(
  rows: readonly ForestRow[],
  {axis, digits, reference = null, ...options}: ChartOptions & {axis: string; digits: number; reference?: number | null}
): SVGSVGElement {
  const colour = (d: ForestRow): string => d.colour ?? (d.marked ? colours.accent : colours.ink);
  const said = (d: ForestRow): string => `${signed(d.value, digits)} (${range(d.interval, digits)})`;
  const wide = options.width >= 560;
  const marked = rows.filter((d) => d.marked);
  const spans = (which: (d: ForestRow) => boolean, strokeDasharray?: string): Plot.RuleY =>
    Plot.ruleY(rows.filter(which), {
      y: "name",
      x1: (d: ForestRow) => d.interval[0],
      x2: (d: ForestRow) => d.interval[1],
      stroke: colour,
      strokeWidth: 2,
      ...(strokeDasharray ? {strokeDasharray} : {})
    });
  return chart(
    options,
    {
      height: 64 + rows.length * 46,
      marginLeft: 8,
      marginRight: 12,
      marginTop: 10,
      marginBottom: 38,
      x: {label: axis, labelAnchor: "center", labelArrow: "none", nice: true, ticks: 5, grid: true},
      y: {domain: rows.map((d) => d.name), axis: null},
      marks: [
        Plot.ruleX([0], {stroke: colours.ink, strokeDasharray: "4 3"}),
        Plot.ruleX(reference === null ? [] : [reference], {stroke: colours.accent, strokeWidth: 2}),
        Plot.rectX(marked, {
          x1: (d: ForestRow) => d.interval[0],
          x2: (d: ForestRow) => d.interval[1],
          fill: colours.accent,
          fillOpacity: 0.1
        }),
        spans((d) => d.note === ""),
        spans((d) => d.note !== "", "3 3"),
        Plot.dot(rows, {x: "value", y: "name", fill: colour, r: 5}),
        Plot.text(rows, {
          y: "name",
          frameAnchor: "left",
          textAnchor: "start",
          dy: -15,
          text: (d: ForestRow) => (wide ? `${d.name}: ${said(d)}${d.note === "" ? "" : `, ${d.note}`}` : d.name),
          fill: colour,
          stroke: colours.paper,
          strokeWidth: 6,
          lineWidth: (options.width - 24) / 13,
          textOverflow: "ellipsis",
          fontWeight: 500
        })
      ]
    },
    {
      rows,
      x: (d) => d.value,
      y: (d) => d.name,
      along: "y",
      text: (d) => `${d.name}\n${said(d)}${d.note === "" ? "" : `, ${d.note}`}`
    }
  );
}
