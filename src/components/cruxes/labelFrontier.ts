import * as Plot from "@observablehq/plot";

import type {LabelFrontiers} from "../../analysis/models/labelFrontiers.js";
import type {LabelQuality} from "../../analysis/models/labels.js";
import {chart, type ChartOptions, colours} from "../charts/chart.js";

/** The frontiers, and where the two platforms' labels stand. */
export interface Frontiers extends LabelFrontiers {
  claude: LabelQuality;
  api: LabelQuality;
}

/** Failures passed, of 100. */
const x = ({specificity}: LabelQuality): number => 100 * (1 - specificity);
/** Successes missed, of 100. */
const y = ({sensitivity}: LabelQuality): number => 100 * (1 - sensitivity);

/** The two errors of the API's label against each other, a perfect label in the lower left corner. */
export function labelFrontier({gap, slope, unclear, claude, api}: Frontiers, options: ChartOptions): SVGSVGElement {
  const name = (line: readonly LabelQuality[], text: string, dy: number): Plot.Markish =>
    Plot.text(line.slice(0, 1), {x, y, text: () => text, textAnchor: "start", dx: 8, dy, fontWeight: "bold", ...halo});
  return chart(options, {
    height: Math.min(400, Math.max(300, options.width * 0.62)),
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 40,
    x: {domain: [0, 100], label: "failures passed as successes, of 100", ticks: 5, ...axis},
    y: {domain: [0, 100], label: "successes missed, of 100", ticks: 5, labelArrow: "none", grid: true},
    marks: [
      Plot.areaY([0, 100], {
        x: (d: number) => d,
        y1: (d: number) => 100 - d,
        y2: 100,
        fill: colours.faint,
        fillOpacity: 0.18
      }),
      Plot.text([[98, 94]], {text: () => "labels that tell nothing", textAnchor: "end", fill: colours.muted}),
      Plot.line(gap, {x, y, stroke: colours.accent, strokeWidth: 3}),
      Plot.line(slope, {x, y, stroke: colours.ink, strokeWidth: 2, strokeDasharray: "6 4"}),
      Plot.line(unclear, {x, y, stroke: colours.ink, strokeWidth: 1, strokeDasharray: "2 3"}),
      name(gap, "gap gone", 0),
      // Between two lines there is room for a name only where the picture is wide; the caption has it too.
      options.width < 560 ? null : name(unclear, "slope unclear", -22),
      name(slope, "slope gone", -8),
      Plot.dot([claude], {x, y, r: 7, stroke: colours.claude, strokeWidth: 2.5, fill: colours.paper}),
      Plot.dot([api], {x, y, r: 4.5, fill: colours.api})
    ]
  });
}

const axis = {labelAnchor: "center", labelArrow: "none", grid: true} as const;
const halo = {stroke: colours.paper, strokeWidth: 4, fill: colours.ink} as const;
