import * as Plot from "@observablehq/plot";

import type {FittedLine} from "../../analysis/estimators/fittedLine.js";
import {fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/** One task: its name, its place on the x axis, and values that can stand on the y axis. */
export type FittedPoint<Y extends string> = {task: string; x: number | null} & Record<Y, number | null>;

interface FittedOptions<Y extends string> extends ChartOptions {
  /** The value on the y axis. */
  y: Y;
  xLabel: string;
  yLabel: string;
  xDomain?: [number, number];
  xTicks?: number[];
  /** Whole tens around all values, so that nothing is clipped, when left out. */
  yDomain?: [number, number];
  colour: string;
  height?: number;
  /** Draws a line at 0: for differences. */
  zero?: boolean;
  /** Drawn dashed beside the line, without its band. */
  curve?: FittedLine | null;
}

/** One dot a task, the least-squares line and its pointwise 95 % band from the HC3 covariance. */
export function fittedScatter<Y extends string>(
  points: readonly FittedPoint<Y>[],
  line: FittedLine | null,
  {
    y,
    xLabel,
    yLabel,
    xDomain = around(
      points.map((d) => d.x),
      100
    ),
    xTicks,
    yDomain = around(points.map((d) => d[y])),
    colour,
    zero = false,
    curve = null,
    height = 300,
    ...options
  }: FittedOptions<Y>
): SVGSVGElement {
  const ticks = xTicks ? {ticks: xTicks, tickFormat: String} : {ticks: 5};
  const path = line?.path ?? [];
  return chart(
    options,
    {
      height,
      x: {domain: xDomain, label: xLabel, grid: true, ...ticks},
      y: {domain: yDomain, label: yLabel, grid: true},
      marks: [
        zero ? Plot.ruleY([0], {stroke: colours.ink, strokeDasharray: "4 3"}) : null,
        Plot.dot(points, {x: "x", y, fill: colour, fillOpacity: 0.45, r: 2.6}),
        Plot.areaY(path, {x: "x", y1: "low", y2: "high", fill: colours.ink, fillOpacity: 0.18}),
        Plot.line(path, {x: "x", y: "y", stroke: colours.ink, strokeWidth: 2.2}),
        Plot.line(curve?.path ?? [], {x: "x", y: "y", stroke: colours.ink, strokeWidth: 2, strokeDasharray: "5 4"})
      ]
    },
    {
      rows: points,
      x: (d) => d.x,
      y: (d) => d[y],
      text: (d) => `${d.task}\n${xLabel} ${fixed(d.x ?? 0)}\n${yLabel} ${fixed(d[y] ?? 0)}`,
      task: (d) => d.task
    }
  );
}

/** From 0 or below to `least` or above, in whole tens; for values that are all within ±10, what they span. */
function around(values: readonly (number | null)[], least = 0): [number, number] {
  const known = values.filter((value): value is number => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (known.length > 0 && low > -10 && high < 10) return [low, high];
  return [Math.floor(Math.min(0, low) / 10) * 10, Math.ceil(Math.max(least, high) / 10) * 10];
}
