import * as Plot from "@observablehq/plot";

import {signed} from "../analysis/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";
import type {TaskPoint} from "./TaskPoint.js";

/** How the success gap is distributed over tasks: bins of five points, the mean marked with its interval. */
export function gapHistogram(
  tasks: readonly TaskPoint[],
  {mean, interval, ...options}: ChartOptions & {mean: number; interval: readonly [number, number]}
): SVGSVGElement {
  return chart(options, {
    height: 260,
    marginTop: 30,
    x: {label: "Claude.ai success − API success (pp)", labelAnchor: "center", labelArrow: "none", grid: false},
    y: {label: "tasks", grid: true, labelArrow: "none"},
    marks: [
      Plot.rectY(
        tasks,
        Plot.binX<Plot.RectYOptions>(
          {y: "count"},
          {x: "gap", interval: 5, fill: (d: TaskPoint) => (d.gap > 0 ? colours.claude : colours.api), insetLeft: 1}
        )
      ),
      Plot.rect([interval], {
        x1: (d: number[]) => d[0]!,
        x2: (d: number[]) => d[1]!,
        fill: colours.ink,
        fillOpacity: 0.18
      }),
      Plot.ruleX([mean], {stroke: colours.ink, strokeWidth: 2}),
      Plot.text([mean], {
        x: (d: number) => d,
        frameAnchor: "top",
        dy: -14,
        text: (d: number) => `mean ${signed(d)} pp`
      }),
      Plot.ruleX([0], {stroke: colours.ink}),
      Plot.ruleY([0])
    ]
  });
}
