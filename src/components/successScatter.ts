import * as Plot from "@observablehq/plot";

import {fixed, signed} from "../analysis/format.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours, shareScale} from "./chart.js";
import type {TaskPoint} from "./TaskPoint.js";

/**
 * Figure 1: success through the API (x) against success on Claude.ai (y), one dot a task, with the line of equality.
 * Both axes run from 0 to 100, so that nothing is clipped. Tasks whose text contains `find` stand out.
 */
export function successScatter(
  tasks: readonly TaskPoint[],
  {find = "", ...options}: ChartOptions & {find?: string}
): SVGSVGElement {
  const side = Math.min(options.width, 640);
  const wanted = find.trim().toLowerCase();
  const found = wanted === "" ? [] : tasks.filter((d) => d.task.includes(wanted));
  const faded = found.length > 0 ? 0.2 : 0.85;
  return chart(
    {...options, width: side},
    {
      height: side + 52,
      marginTop: 72,
      marginLeft: 44,
      marginRight: 12,
      marginBottom: 40,
      grid: true,
      x: {domain: [0, 100], label: "API success (%)", labelAnchor: "center", labelArrow: "none", ticks: 5},
      // Plot would set the label at the very top, where the colour's key is.
      y: {domain: [0, 100], label: null, ticks: 5},
      color: shareScale,
      marks: [
        Plot.line(
          [
            [0, 0],
            [100, 100]
          ],
          {stroke: colours.ink, strokeDasharray: "4 3"}
        ),
        Plot.text(["Claude.ai success (%)"], {frameAnchor: "top-left", dx: -38, dy: -20, textAnchor: "start"}),
        Plot.text(["no gap"], {x: () => 96, y: () => 96, rotate: -45, dy: 9, textAnchor: "end", fill: colours.muted}),
        Plot.text(["Claude.ai ahead"], {frameAnchor: "top-left", dx: 8, dy: 8, fill: colours.muted}),
        Plot.text(["API ahead"], {frameAnchor: "bottom-right", dx: -8, dy: -8, fill: colours.muted}),
        Plot.dot(tasks, {
          x: "api_success",
          y: "claude_success",
          fill: "api_directive",
          fillOpacity: faded,
          stroke: colours.paper,
          strokeWidth: 0.6,
          r: side < 480 ? 3.2 : 4.2
        }),
        Plot.dot(found, {
          x: "api_success",
          y: "claude_success",
          fill: "api_directive",
          stroke: colours.ink,
          strokeWidth: 1.6,
          r: 6
        }),
        ...shareLegend(side),
        ...(options.document ? [] : [taskTip(tasks)])
      ]
    }
  );
}

function taskTip(tasks: readonly TaskPoint[]): Plot.Markish {
  return Plot.tip(
    tasks,
    Plot.pointer({
      x: "api_success",
      y: "claude_success",
      title: (d: TaskPoint) =>
        `${d.task}\nClaude.ai ${fixed(d.claude_success)} % of ${fixed(d.claude_n, 0)}, API ${fixed(d.api_success)} % of ` +
        `${fixed(d.api_n, 0)}\ngap ${signed(d.gap)} pp, API use ${fixed(d.api_directive, 0)} % directive`,
      lineWidth: 28,
      fill: colours.paper
    })
  );
}

/** The colour's key, inside the picture so that it travels with it. */
function shareLegend(side: number): Plot.Markish[] {
  const steps = [0, 25, 50, 75, 100];
  const gap = side < 480 ? 36 : 40;
  return [
    Plot.text(["API use that is directive"], {frameAnchor: "top-left", dx: -38, dy: -64, textAnchor: "start"}),
    ...steps.flatMap((share, i) => [
      Plot.dot([share], {frameAnchor: "top-left", dx: -32 + i * gap, dy: -38, r: 5, fill: (d: number) => d}),
      Plot.text([`${share}${i === 4 ? " %" : ""}`], {
        frameAnchor: "top-left",
        lineAnchor: "middle",
        textAnchor: "start",
        dx: -24 + i * gap,
        dy: -38
      })
    ])
  ];
}
