import * as Plot from "@observablehq/plot";

import type {FittedLine} from "../analysis/fittedLine.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

export interface FittedPoint {
  task: string;
  x: number;
  y: number;
}

interface FittedOptions extends ChartOptions {
  x: string;
  y: string;
  xDomain?: [number, number];
  xTicks?: number[];
  yDomain: [number, number];
  colour: string;
  height?: number;
  /** Draws a line at 0: for differences. */
  zero?: boolean;
}

/** One dot a task, the least-squares line and its pointwise 95 % band from the HC3 covariance. */
export function fittedScatter(
  points: readonly FittedPoint[],
  line: FittedLine | null,
  {x, y, xDomain = [0, 100], xTicks, yDomain, colour, zero = false, height = 300, ...options}: FittedOptions
): SVGSVGElement {
  const ticks = xTicks ? {ticks: xTicks, tickFormat: String} : {ticks: 5};
  const path = line?.path ?? [];
  return chart(options, {
    height,
    marginLeft: 44,
    marginBottom: 40,
    marginTop: 28,
    x: {domain: xDomain, label: x, labelAnchor: "center", labelArrow: "none", grid: true, ...ticks},
    y: {domain: yDomain, label: y, labelArrow: "none", grid: true},
    marks: [
      zero ? Plot.ruleY([0], {stroke: colours.ink, strokeDasharray: "4 3"}) : null,
      Plot.dot(points, {x: "x", y: "y", fill: colour, fillOpacity: 0.45, r: 2.6}),
      Plot.areaY(path, {x: "x", y1: "low", y2: "high", fill: colours.ink, fillOpacity: 0.18}),
      Plot.line(path, {x: "x", y: "y", stroke: colours.ink, strokeWidth: 2.2}),
      options.document
        ? null
        : Plot.tip(points, Plot.pointer({x: "x", y: "y", title: "task", lineWidth: 26, fill: colours.paper}))
    ]
  });
}
