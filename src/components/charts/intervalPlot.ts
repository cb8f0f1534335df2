import * as Plot from "@observablehq/plot";

import type {NamedInterval} from "../../analysis/estimators/Estimated.js";
import {fixed, range, signed} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";
import {wrapLabel} from "./wrapLabel.js";

/** One row an estimate: dot and interval against the line of no association, and the value at the right. */
export function intervalPlot(
  rows: readonly NamedInterval[],
  {axis, digits = 2, ...options}: ChartOptions & {axis: string; digits?: number}
): SVGSVGElement {
  const narrow = options.width < 560;
  const colour = (d: NamedInterval): string => (d.marked ? colours.accent : colours.ink);
  return chart(
    options,
    {
      height: 60 + rows.length * (narrow ? 28 : 24),
      marginLeft: narrow ? 150 : 220,
      marginRight: narrow ? 48 : 104,
      marginBottom: 40,
      marginTop: 16,
      x: {label: axis, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, ticks: narrow ? 3 : 5},
      y: {
        domain: rows.map((d) => d.name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => (narrow ? wrapLabel(name) : name)
      },
      marks: [
        Plot.ruleX([0], {stroke: colours.ink, strokeDasharray: "4 3"}),
        Plot.ruleY(rows, {
          y: "name",
          x1: (d: NamedInterval) => d.interval[0],
          x2: (d: NamedInterval) => d.interval[1],
          stroke: colour,
          strokeWidth: 2
        }),
        Plot.dot(rows, {x: "value", y: "name", fill: colour, r: 4.5}),
        Plot.text(rows, {
          y: "name",
          frameAnchor: "right",
          text: (d: NamedInterval) => signed(d.value, digits) + (narrow ? "" : `, n ${fixed(d.n, 0)}`),
          textAnchor: "end",
          dx: narrow ? 46 : 102,
          fill: colour
        })
      ]
    },
    {
      rows,
      x: (d) => d.value,
      y: (d) => d.name,
      along: "y",
      text: (d) => `${d.name}\n${signed(d.value, digits)} (${range(d.interval, digits)}), n = ${d.n}`
    }
  );
}
