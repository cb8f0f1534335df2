import * as Plot from "@observablehq/plot";

import type {Platform} from "../analysis/Panel.js";
import {platformLabels} from "../analysis/Panel.js";
import type {ChartOptions} from "./chart.js";
import {chart, colours} from "./chart.js";

/** One measure of both platforms. */
export interface PlatformMetric {
  name: string;
  unit: string;
  claude: number | null;
  api: number | null;
  digits: number;
}

interface PlatformBar {
  platform: Platform;
  value: number;
}

const nameOf = (d: PlatformBar): string => platformLabels[d.platform];

/** Figure 4: one measure, two bars from zero. Each measure has its own unit, so each has its own chart. */
export function metricBars({unit, claude, api, digits}: PlatformMetric, options: ChartOptions): SVGSVGElement {
  const all: {platform: Platform; value: number | null}[] = [
    {platform: "claude", value: claude},
    {platform: "api", value: api}
  ];
  const bars = all.filter((d): d is PlatformBar => d.value !== null);
  return chart(options, {
    height: 104,
    marginLeft: 68,
    marginRight: 52,
    marginBottom: 8,
    marginTop: 8,
    x: {axis: null, domain: [0, Math.max(...bars.map((d) => d.value), 1e-9)]},
    y: {label: null, domain: [platformLabels.claude, platformLabels.api], tickSize: 0},
    marks: [
      Plot.barX(bars, {
        x: "value",
        y: nameOf,
        fill: (d: PlatformBar) => colours[d.platform],
        insetTop: 3,
        insetBottom: 3
      }),
      Plot.text(bars, {
        x: "value",
        y: nameOf,
        text: (d: PlatformBar) => `${d.value.toFixed(digits)}${unit}`,
        textAnchor: "start",
        dx: 5,
        fontWeight: "bold"
      }),
      Plot.ruleX([0])
    ]
  });
}
