import * as Plot from "@observablehq/plot";

import type {BandPoint} from "../../analysis/models/bands.js";
import {platformLabels} from "../../analysis/panel/Panel.js";
import {fixed, range} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

interface BandOptions extends ChartOptions {
  axis: string;
  /** A logarithmic axis, for a variable that is skewed and above 0. */
  log?: boolean;
}

/**
 * Success by band on both platforms, with intervals; each band stands at its middle. The axis of success spans the
 * intervals in whole tens, so that a bend is seen.
 */
export function bandPlot(points: readonly BandPoint[], {axis, log = false, ...options}: BandOptions): SVGSVGElement {
  const middle = (d: BandPoint): number => (log ? Math.sqrt(d.min * d.max) : (d.min + d.max) / 2);
  const ends = points.flatMap((d) => d.interval);
  const yDomain = [Math.floor(Math.min(...ends) / 10) * 10, Math.ceil(Math.max(...ends) / 10) * 10];
  // Beyond the first interval, where no line runs.
  const name = (platform: BandPoint["platform"], end: 0 | 1): Plot.Markish =>
    Plot.text(points.filter((d) => d.platform === platform).slice(0, 1), {
      x: middle,
      y: (d: BandPoint) => d.interval[end],
      text: () => platformLabels[platform],
      fill: colours[platform],
      stroke: colours.paper,
      strokeWidth: 3,
      fontWeight: "bold",
      textAnchor: "start",
      dx: -4,
      dy: end === 1 ? -8 : 10
    });
  return chart(
    options,
    {
      x: {
        label: axis,
        grid: true,
        inset: 10,
        ...(log ? {type: "log", ticks: 5, tickFormat: "~g"} : {nice: true})
      },
      y: {domain: yDomain, label: "success (%), mean over tasks", grid: true, ticks: 5},
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
        name("claude", 1),
        name("api", 0)
      ]
    },
    {
      rows: points,
      x: middle,
      y: (d) => d.value,
      text: (d) =>
        `${platformLabels[d.platform]}, ${shortly(d.min)} to ${shortly(d.max)}\nsuccess ${fixed(d.value)} % (${range(d.interval)}), n = ${d.n}`
    }
  );
}

/** A band's end: it may be hours or per cent. */
const shortly = (value: number): string => fixed(value, Math.abs(value) < 10 ? 1 : 0);
