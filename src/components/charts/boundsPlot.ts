import * as Plot from "@observablehq/plot";

import type {BoundedRow} from "../../analysis/models/limitsModels.js";
import {fixed, range} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";
import {wrapLabel} from "./wrapLabel.js";

/** One row a choice of tasks: intervals as thin lines with a dot, bounds as broad bars without one. */
export function boundsPlot(
  rows: readonly BoundedRow[],
  {axis, reference, ...options}: ChartOptions & {axis: string; reference: number}
): SVGSVGElement {
  const narrow = options.width < 560;
  const of = (kind: BoundedRow["kind"]): BoundedRow[] => rows.filter((d) => d.kind === kind);
  const ends = {x1: (d: BoundedRow) => d.ends[0], x2: (d: BoundedRow) => d.ends[1], y: "name"} as const;
  return chart(
    options,
    {
      height: 60 + rows.length * 34,
      marginLeft: narrow ? 130 : 250,
      marginRight: 64,
      marginTop: 16,
      marginBottom: 40,
      x: {label: axis, labelAnchor: "center", labelArrow: "none", grid: true, nice: true, ticks: 5},
      y: {
        domain: rows.map((d) => d.name),
        label: null,
        tickSize: 0,
        tickFormat: (name: string) => (narrow ? wrapLabel(name, 17) : name)
      },
      marks: [
        Plot.ruleX([reference], {stroke: colours.ink, strokeDasharray: "4 3"}),
        Plot.barX(of("bounds"), {
          ...ends,
          fill: colours.accent,
          fillOpacity: 0.3,
          stroke: colours.accent,
          insetTop: 8,
          insetBottom: 8
        }),
        Plot.ruleY(of("interval"), {...ends, stroke: colours.accent, strokeWidth: 2.5}),
        Plot.dot(of("interval"), {x: "value", y: "name", fill: colours.accent, r: 4.5}),
        ...[true, false].map((roomy) =>
          Plot.text(
            of("bounds").filter((d) => isRoomy(d, rows) === roomy),
            {
              x: (d: BoundedRow) => (roomy ? (d.ends[0] + d.ends[1]) / 2 : d.ends[1]),
              y: "name",
              text: (d: BoundedRow) => range(d.ends, 0),
              textAnchor: roomy ? "middle" : "start",
              dx: roomy ? 0 : 8,
              fontWeight: "bold"
            }
          )
        )
      ]
    },
    {
      rows,
      x: (d) => d.value ?? (d.ends[0] + d.ends[1]) / 2,
      y: (d) => d.name,
      along: "y",
      text: (d) => `${d.name}\n${d.value === null ? "" : `${fixed(d.value)}, `}${d.kind} ${range(d.ends)}`
    }
  );
}

/** Has its bar room for its numbers? */
function isRoomy({ends}: BoundedRow, rows: readonly BoundedRow[]): boolean {
  const widest = Math.max(...rows.map((d) => d.ends[1])) - Math.min(...rows.map((d) => d.ends[0]));
  return ends[1] - ends[0] > 0.45 * widest;
}
