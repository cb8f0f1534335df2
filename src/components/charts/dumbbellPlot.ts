import * as Plot from "@observablehq/plot";

import {fixed} from "../../analysis/words/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** A share, or how one changed. */
export interface Dumbbell {
  what: string;
  /** Null for a share that stands alone. */
  before: number | null;
  after: number;
  /** Who or when, for both ends. */
  ends: string;
}

/** Shares on one scale from 0 to 100 %; those that changed as an arrow from before to after. */
export function dumbbellPlot(rows: readonly Dumbbell[], options: ChartOptions): SVGSVGElement {
  const moved = rows.filter((d) => d.before !== null);
  const digits = (v: number): number => (Number.isInteger(v) ? 0 : 1);
  const said = ({what, before, after, ends}: Dumbbell): string =>
    `${what}: ${before === null ? "" : `${fixed(before, digits(before))} → `}${fixed(after, digits(after))} %${ends === "" || options.width < 560 ? "" : ` (${ends})`}`;
  return chart(
    options,
    {
      height: 50 + rows.length * 44,
      marginLeft: 8,
      marginRight: 16,
      marginTop: 10,
      marginBottom: 36,
      x: {domain: [0, 100], label: "per cent", labelAnchor: "center", labelArrow: "none", grid: true, ticks: 5},
      y: {domain: rows.map((d) => d.what), axis: null},
      marks: [
        Plot.ruleY(
          rows.filter((d) => d.before === null),
          {y: "what", x1: 0, x2: "after", stroke: colours.accent, strokeWidth: 5}
        ),
        Plot.arrow(moved, {
          x1: "before",
          x2: "after",
          y1: "what",
          y2: "what",
          stroke: colours.accent,
          strokeWidth: 2.5,
          insetEnd: 6
        }),
        Plot.dot(moved, {x: "before", y: "what", stroke: colours.accent, fill: colours.paper, r: 4.5}),
        Plot.dot(moved, {x: "after", y: "what", fill: colours.accent, r: 5}),
        Plot.text(rows, {
          y: "what",
          frameAnchor: "left",
          textAnchor: "start",
          dy: -16,
          text: said,
          stroke: colours.paper,
          strokeWidth: 6,
          fill: colours.ink
        })
      ]
    },
    {
      rows,
      x: (d) => d.after,
      y: (d) => d.what,
      along: "y",
      text: (d) => `${said(d)}${d.ends === "" ? "" : `\n${d.ends}`}`
    }
  );
}
