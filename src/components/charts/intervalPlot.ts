import * as Plot from "@observablehq/plot";

import type {Interval} from "../../analysis/estimators/Estimated.js";
import {count, fixed, range, signed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/** An estimate with its interval; without a value, bounds that hold whatever is hidden. */
export interface IntervalRow {
  name: string;
  value: number | null;
  interval: Interval;
  n?: number;
  /** Set apart, as the one a text is about. */
  marked?: boolean;
  /** What the interval is, where it is not a 95 % confidence interval. */
  note?: string;
  /** A CSS colour that carries meaning. */
  colour?: string;
}

interface IntervalOptions extends ChartOptions {
  axis: string;
  digits?: number;
  /** Values are no differences: said without a sign. */
  plain?: boolean;
  /** Where the dashed line stands that means no difference. */
  nothing?: number;
  /** A value to compare with, as a second line. */
  reference?: number | null;
  /** Names are phrases: they stand above their intervals. */
  phrases?: boolean;
}

/** One row an estimate: a dot and its interval, or a broad bar for bounds, against the line of no difference. */
export function intervalPlot(
  rows: readonly IntervalRow[],
  {axis, digits = 2, plain, nothing = 0, reference = null, phrases = false, ...options}: IntervalOptions
): SVGSVGElement {
  const narrow = options.width < 560;
  const colour = (d: IntervalRow): string => d.colour ?? (d.marked ? colours.accent : colours.ink);
  const number = (value: number): string => (plain ? fixed(value, digits) : signed(value, digits));
  const value = (d: IntervalRow): string => (d.value === null ? range(d.interval, 0) : number(d.value));
  const note = (d: IntervalRow): string => (d.note ? `, ${d.note}` : "");
  const said = (d: IntervalRow): string =>
    `${d.value === null ? "bounds " : `${number(d.value)} (`}${range(d.interval, digits)}${d.value === null ? "" : ")"}${note(d)}`;
  const ends = {y: "name", x1: (d: IntervalRow) => d.interval[0], x2: (d: IntervalRow) => d.interval[1]} as const;
  const estimates = rows.filter((d) => d.value !== null);
  const spans = (dashed: boolean): Plot.RuleY =>
    Plot.ruleY(
      estimates.filter((d) => Boolean(d.note) === dashed),
      {...ends, stroke: colour, strokeWidth: 2, ...(dashed && {strokeDasharray: "3 3"})}
    );
  const phrase = (d: IntervalRow): string => (narrow ? d.name : `${d.name}: ${said(d)}`);
  const lines = rows.some((d) => phrase(d).length > options.width / 6.5) ? 2 : 1;
  return chart(
    options,
    {
      height: 60 + rows.length * (phrases ? 32 + 14 * lines : narrow ? 28 : 24),
      marginTop: 16,
      ...(phrases
        ? {marginLeft: 16, marginRight: 16}
        : {marginLeft: narrow ? 150 : 220, marginRight: narrow ? 60 : 104}),
      x: {label: axis, grid: true, nice: true, ticks: narrow ? 2 : 5},
      y: {
        domain: rows.map((d) => d.name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => (narrow ? wrapLabel(name) : name),
        ...(phrases && {axis: null})
      },
      marks: [
        Plot.ruleX([nothing], {stroke: colours.ink, strokeDasharray: "4 3"}),
        Plot.ruleX(reference === null ? [] : [reference], {stroke: colours.accent, strokeWidth: 2}),
        Plot.barX(
          rows.filter((d) => d.value === null),
          {...ends, fill: colours.accent, fillOpacity: 0.3, stroke: colours.accent, insetTop: 5, insetBottom: 5}
        ),
        spans(false),
        spans(true),
        Plot.dot(estimates, {x: "value", y: "name", fill: colour, r: 4.5}),
        phrases
          ? phraseMark(rows, colour, phrase, options.width)
          : Plot.text(rows, {
              y: "name",
              frameAnchor: "right",
              text: (d: IntervalRow) => value(d) + (narrow || d.n === undefined ? "" : `, n ${count(d.n)}`),
              textAnchor: "end",
              dx: narrow ? 56 : 102,
              fill: colour
            })
      ]
    },
    {
      rows,
      x: (d) => d.value ?? (d.interval[0] + d.interval[1]) / 2,
      y: (d) => d.name,
      along: "y",
      text: (d) => `${d.name}\n${said(d)}${d.n === undefined ? "" : `, n = ${count(d.n)}`}`
    }
  );
}

/** Names above their intervals, over whatever is there; in two lines where there is no room. */
function phraseMark(
  rows: readonly IntervalRow[],
  fill: (d: IntervalRow) => string,
  text: (d: IntervalRow) => string,
  width: number
): Plot.Markish {
  return Plot.text(rows, {
    y: "name",
    frameAnchor: "left",
    textAnchor: "start",
    lineAnchor: "bottom",
    dx: -8,
    dy: -8,
    text,
    fill,
    stroke: colours.paper,
    strokeWidth: 6,
    lineWidth: width / 13,
    fontWeight: 500
  });
}

/** A name too long for a narrow chart's margin in two lines, cut at the space nearest to its middle. */
export function wrapLabel(name: string, longest = 22): string {
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  if (name.length <= longest || spaces.length === 0) return name;
  const off = (at: number): number => Math.abs(at - name.length / 2);
  const cut = spaces.reduce((a, b) => (off(b) < off(a) ? b : a));
  return `${name.slice(0, cut)}\n${name.slice(cut + 1)}`;
}
