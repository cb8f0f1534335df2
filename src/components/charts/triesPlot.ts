import * as Plot from "@observablehq/plot";

import type {TriesPoint} from "../../analysis/models/limitsModels.js";
import {fixed, range} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** The gap that is left against the tries a row may hold, and where it is gone. */
export function triesPlot(
  points: readonly TriesPoint[],
  {closed, ...options}: ChartOptions & {closed: number | null}
): SVGSVGElement {
  return chart(
    options,
    {
      height: 280,
      marginLeft: 44,
      marginTop: 28,
      marginBottom: 40,
      x: {label: "independent tries a row", labelAnchor: "center", labelArrow: "none", grid: true, ticks: 5},
      y: {label: "mean gap left (pp)", grid: true, nice: true, labelArrow: "none", ticks: 6},
      marks: [
        Plot.ruleY([0], {stroke: colours.ink}),
        Plot.areaY(points, {
          x: "tries",
          y1: (d: TriesPoint) => d.interval[0],
          y2: (d: TriesPoint) => d.interval[1],
          fill: colours.accent,
          fillOpacity: 0.2
        }),
        Plot.line(points, {x: "tries", y: "value", stroke: colours.accent, strokeWidth: 2}),
        Plot.dot(closed === null ? [] : [closed], {x: (d: number) => d, y: () => 0, r: 5, fill: colours.accent}),
        Plot.text(closed === null ? [] : [closed], {
          x: (d: number) => d,
          y: () => 0,
          text: (d: number) => `gone at ${fixed(d, 2)}`,
          textAnchor: "start",
          dx: 8,
          dy: -10,
          fontWeight: "bold"
        })
      ]
    },
    {
      rows: points,
      x: (d) => d.tries,
      y: (d) => d.value,
      along: "x",
      text: (d) => `${fixed(d.tries, 2)} tries\ngap left ${fixed(d.value)} pp (${range(d.interval)})`
    }
  );
}
