import * as Plot from "@observablehq/plot";
import type {Bin} from "d3-array";
import {bin, extent, range} from "d3-array";

import type {Interval} from "../../analysis/estimators/Estimated.js";
import {fixed, signed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";
import {markOf} from "./reading.js";

interface HistogramOptions extends ChartOptions {
  /** What is counted, with its unit in brackets. */
  x: string;
  unit: string;
  /** Marked by a line, its interval by a band. */
  mean: number | null;
  interval: Interval | null;
  /** Width of a bin; left out, about 30 bins. */
  bin?: number;
  /** Values are above or below zero, and said with their sign. */
  zero?: boolean;
  /** Above zero Claude.ai is ahead, below it the API: in the platforms' colours. */
  sides?: boolean;
  /** What the bars count. */
  counts?: string;
  /** What the marked value is, and its decimals. */
  marked?: string;
  digits?: number;
  /** The tasks that the values are of: the one that the address names is marked at the axis. */
  tasks?: readonly string[];
}

/** How the values of tasks are distributed, their mean marked with its interval. */
export function valueHistogram(
  values: readonly number[],
  {
    x,
    unit,
    mean,
    interval,
    bin: width,
    sides = false,
    zero = sides,
    counts = "tasks",
    marked = "mean",
    digits = 1,
    tasks = [],
    ...options
  }: HistogramOptions
): SVGSVGElement {
  const bars = binned(values, width);
  const most = Math.max(1, ...bars.map((d) => d.length));
  const middle = (d: Bar): number => (d.x0! + d.x1!) / 2;
  const fill = sides ? (d: Bar) => (middle(d) > 0 ? colours.claude : colours.api) : colours.accent;
  return chart(
    options,
    {
      height: 260,
      marginTop: 30,
      x: {label: x, grid: false},
      // Headroom: the highest bar ends below the frame.
      y: {label: counts, domain: [0, 1.08 * most], grid: true},
      marks: [
        Plot.rectY(bars, {x1: "x0", x2: "x1", y: "length", fill, insetLeft: 1} as Plot.RectYOptions),
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
          text: (d: number) => `${marked} ${zero ? signed(d, digits) : fixed(d, digits)} ${unit}`.trim()
        }),
        zero ? Plot.ruleX([0], {stroke: colours.ink}) : null,
        Plot.ruleY([0]),
        markOf(
          {
            rows: tasks.map((task, i) => ({task, value: values[i]!})),
            x: (d) => d.value,
            y: () => 0,
            task: (d) => d.task
          },
          options.width
        )
      ]
    },
    {
      rows: bars,
      x: middle,
      y: (d) => d.length,
      along: "x",
      text: (d) => `${fixed(d.x0!, digits)} to ${fixed(d.x1!, digits)} ${unit}`.trim() + `\n${d.length} ${counts}`
    }
  );
}

type Bar = Bin<number, number>;

/** Bins that begin at whole multiples of their width; about 30 where no width is given. */
function binned(values: readonly number[], width?: number): Bar[] {
  if (width === undefined) return bin().thresholds(30)(values);
  const [low = 0, high = 0] = extent(values, (value) => Math.floor(value / width));
  const edges = range(low, high + 2).map((i) => i * width);
  return bin()
    .domain([edges[0]!, edges.at(-1)!])
    .thresholds(edges)(values);
}
