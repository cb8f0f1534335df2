import * as Plot from "@observablehq/plot";

import type {Interval} from "../analysis/Estimated.js";
import {platformLabels} from "../analysis/Panel.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** Mean success of the tasks in one band of a variable, on one platform. */
export interface BandPoint {
  platform: "claude" | "api";
  min: number;
  max: number;
  value: number;
  interval: Interval;
  n: number;
}

/** Success by band on both platforms, with intervals; each band stands at its middle. */
export function bandPlot(
  points: readonly BandPoint[],
  {axis, ...options}: ChartOptions & {axis: string}
): SVGSVGElement {
  const middle = (d: BandPoint): number => (d.min + d.max) / 2;
  return chart(options, {
    height: 300,
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 38,
    x: {label: axis, labelAnchor: "center", labelArrow: "none", grid: true, nice: true},
    y: {domain: [0, 100], label: "success (%), mean over tasks", grid: true, labelArrow: "none", ticks: 5},
    marks: [
      Plot.line(points, {
        x: middle,
        y: "value",
        z: "platform",
        stroke: (d: BandPoint) => colours[d.platform],
        strokeWidth: 2
      }),
      Plot.ruleX(points, {
        x: middle,
        y1: (d: BandPoint) => d.interval[0],
        y2: (d: BandPoint) => d.interval[1],
        stroke: (d: BandPoint) => colours[d.platform],
        strokeWidth: 2
      }),
      Plot.dot(points, {x: middle, y: "value", fill: (d: BandPoint) => colours[d.platform], r: 4.5}),
      Plot.text(
        points,
        Plot.selectFirst({
          x: middle,
          y: "value",
          z: "platform",
          text: (d: BandPoint) => platformLabels[d.platform],
          fill: (d: BandPoint) => colours[d.platform],
          fontWeight: "bold",
          textAnchor: "start",
          dy: -14
        })
      )
    ]
  });
}
