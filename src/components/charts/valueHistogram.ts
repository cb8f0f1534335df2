import * as Plot from "@observablehq/plot";

import type {Interval} from "../../analysis/estimators/Estimated.js";
import {fixed, signed} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

interface HistogramOptions extends ChartOptions {
  /** What is counted, with its unit in brackets. */
  x: string;
  unit: string;
  /** Marked by a line, its interval by a band. */
  mean: number | null;
  interval: Interval | null;
  /** Width of a bin; left out, about 30 bins. */
  bin?: number;
  /** The values are differences: sides of zero are told apart. */
  sides?: boolean;
  /** What the bars count. */
  counts?: string;
  /** What the marked value is, and its decimals. */
  marked?: string;
  digits?: number;
}

/** How the values of tasks are distributed, their mean marked with its interval. */
export function valueHistogram(
  values: readonly number[],
  {
    x,
    unit,
    mean,
    interval,
    bin,
    sides = false,
    counts = "tasks",
    marked = "mean",
    digits = 1,
    ...options
  }: HistogramOptions
): SVGSVGElement {
  const bins = bin === undefined ? {thresholds: 30} : {interval: bin};
  const fill = sides ? (d: number) => (d > 0 ? colours.claude : colours.api) : colours.accent;
  return chart(options, {
    height: 260,
    marginTop: 30,
    marginBottom: 38,
    x: {label: x, labelAnchor: "center", labelArrow: "none", grid: false},
    y: {label: counts, grid: true, labelArrow: "none"},
    marks: [
      Plot.rectY(
        values,
        Plot.binX<Plot.RectYOptions>({y: "count"}, {x: (d: number) => d, ...bins, fill, insetLeft: 1})
      ),
      Plot.rect(interval === null ? [] : [interval], {
        x1: (d: Interval) => d[0],
        x2: (d: Interval) => d[1],
        fill: colours.ink,
        fillOpacity: 0.18
      }),
      Plot.ruleX(mean === null ? [] : [mean], {stroke: colours.ink, strokeWidth: 2}),
      Plot.text(mean === null ? [] : [mean], {
        x: (d: number) => d,
        frameAnchor: "top",
        dy: -14,
        text: (d: number) => `${marked} ${sides ? signed(d, digits) : fixed(d, digits)} ${unit}`.trim()
      }),
      sides ? Plot.ruleX([0], {stroke: colours.ink}) : null,
      Plot.ruleY([0])
    ]
  });
}
