import * as Plot from "@observablehq/plot";

import {smallestCell} from "../../analysis/estimators/outcomeBounds.js";
import {leastVisibleSuccess} from "../../analysis/panel/folding.js";
import type {Platform} from "../../analysis/panel/Panel.js";
import {platformLabels} from "../../analysis/panel/Panel.js";
import {count, fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/** A task on one platform, with its published success in per cent. */
interface VisibleTask {
  task: string;
  platform: Platform;
  n: number;
  success: number;
}

/** Tasks of more conversations are not drawn: their success is hardly ever hidden by the rule. */
export const largestDrawn = 1000;

/**
 * Success against the number of conversations, with the region that no task can be seen in: a success cell below the
 * smallest published is never shown as such.
 */
export function visibilityPlot(tasks: readonly VisibleTask[], options: ChartOptions): SVGSVGElement {
  const visible = (n: number): number => leastVisibleSuccess(n, smallestCell);
  const sizes = Array.from({length: 121}, (_, i) => smallestCell * (largestDrawn / smallestCell) ** (i / 120));
  const shown = tasks.filter((d) => d.n <= largestDrawn);
  return chart(
    options,
    {
      height: 360,
      marginTop: 44,
      x: {
        type: "log",
        domain: [smallestCell, largestDrawn],
        label: "conversations of the task on the platform",
        ticks: [15, 30, 50, 100, 200, 500, 1000],
        tickFormat: (n: number) => String(n)
      },
      y: {domain: [0, 100], label: "published success (%)", grid: true, ticks: 5},
      marks: [
        Plot.areaY(sizes, {
          x: (n: number) => n,
          y1: 0,
          y2: visible,
          fill: colours.ink,
          fillOpacity: 0.14
        }),
        Plot.line(sizes, {x: (n: number) => n, y: visible, stroke: colours.ink, strokeWidth: 1.5}),
        Plot.dot(shown, {
          x: "n",
          y: "success",
          fill: (d: VisibleTask) => colours[d.platform],
          fillOpacity: 0.55,
          r: options.width < 480 ? 2 : 2.6
        }),
        Plot.text(["never published"], {
          frameAnchor: "bottom-left",
          dx: 10,
          dy: -14,
          fill: colours.ink,
          fontWeight: "bold"
        }),
        ...(["claude", "api"] as const).flatMap((platform, i) => [
          Plot.dot([platform], {frameAnchor: "top-left", dx: 6 + i * 90, dy: -20, r: 5, fill: colours[platform]}),
          Plot.text([platform], {
            frameAnchor: "top-left",
            dx: 16 + i * 90,
            dy: -26,
            text: (d: Platform) => platformLabels[d],
            textAnchor: "start"
          })
        ])
      ]
    },
    {
      rows: shown,
      x: (d) => d.n,
      y: (d) => d.success,
      task: (d) => d.task,
      text: (d) =>
        `${d.task}\n${platformLabels[d.platform]}: success ${fixed(d.success)} % of ${count(d.n)} conversations`
    }
  );
}
