import * as Plot from "@observablehq/plot";

import type {ModeShare} from "../../analysis/models/structure.js";
import {platformLabels} from "../../analysis/panel/Panel.js";
import {fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/** One row a mode, Claude.ai to the left of the axis, the API to the right, the same scale on both sides. */
export function modeBars(shares: readonly ModeShare[], options: ChartOptions): SVGSVGElement {
  const bars = shares.flatMap(({mode, claude, api}) => [
    ...(claude === null ? [] : [{mode, platform: "claude" as const, share: claude, x: -claude}]),
    ...(api === null ? [] : [{mode, platform: "api" as const, share: api, x: api}])
  ]);
  const reach = Math.max(10, Math.ceil(Math.max(...bars.map((d) => d.share)) / 10) * 10 + 10);
  return chart(
    options,
    {
      height: 54 + shares.length * 40,
      marginLeft: 96,
      marginRight: 16,
      marginTop: 34,
      x: {
        domain: [-reach, reach],
        label: "% of conversations",
        tickFormat: (d: number) => String(Math.abs(d)),
        grid: true,
        ticks: 5
      },
      y: {label: null, domain: shares.map((d) => d.mode), tickSize: 0},
      marks: [
        Plot.barX(bars, {
          x: "x",
          y: "mode",
          fill: (d: (typeof bars)[number]) => colours[d.platform],
          insetTop: 4,
          insetBottom: 4
        }),
        (["claude", "api"] as const).map((platform) =>
          Plot.text(
            bars.filter((d) => d.platform === platform),
            {
              x: "x",
              y: "mode",
              text: (d: (typeof bars)[number]) => fixed(d.share),
              textAnchor: platform === "api" ? "start" : "end",
              dx: platform === "api" ? 5 : -5
            }
          )
        ),
        Plot.ruleX([0], {stroke: colours.ink}),
        Plot.text(
          [
            ["Claude.ai", -reach / 2],
            ["API", reach / 2]
          ],
          {
            x: (d: [string, number]) => d[1],
            text: (d: [string, number]) => d[0],
            frameAnchor: "top",
            dy: -16,
            fontWeight: "bold",
            fill: (d: [string, number]) => (d[0] === "API" ? colours.api : colours.claude)
          }
        )
      ]
    },
    {
      rows: bars,
      x: (d) => d.x,
      y: (d) => d.mode,
      text: (d) => `${d.mode}\n${platformLabels[d.platform]} ${fixed(d.share, 2)} %`
    }
  );
}
