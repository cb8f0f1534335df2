import * as Plot from "@observablehq/plot";

import type {LabelFrontiers} from "../../analysis/models/labelFrontiers.js";
import type {LabelQuality} from "../../analysis/models/labels.js";
import {platformLabels, platforms} from "../../analysis/panel/Panel.js";
import {fixed} from "../../analysis/words/format.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/** The frontiers, and where the two platforms' labels stand. */
interface Frontiers extends LabelFrontiers {
  claude: LabelQuality;
  api: LabelQuality;
}

/** Failures passed, of 100. */
const x = ({specificity}: LabelQuality): number => 100 * (1 - specificity);
/** Successes missed, of 100. */
const y = ({sensitivity}: LabelQuality): number => 100 * (1 - sensitivity);

/** The two errors of the API's label against each other, a perfect label in the lower left corner. */
export function labelFrontier({gap, slope, unclear, ...labels}: Frontiers, options: ChartOptions): SVGSVGElement {
  const lines = [
    {points: gap, name: "gap gone", dy: 0, look: {stroke: colours.accent, strokeWidth: 3}},
    {points: slope, name: "slope gone", dy: -8, look: {stroke: colours.ink, strokeWidth: 2, strokeDasharray: "6 4"}},
    {
      points: unclear,
      name: "slope unclear",
      dy: -22,
      look: {stroke: colours.ink, strokeWidth: 1, strokeDasharray: "2 3"}
    }
  ];
  // Between two lines there is room for a name only where the picture is wide; the caption has it too.
  const named = options.width < 560 ? lines.slice(0, 2) : lines;
  const told = [
    ...platforms.map((platform) => ({...labels[platform], name: `${platformLabels[platform]}, as set`})),
    ...lines.flatMap(({points, name}) => points.map((point) => ({...point, name})))
  ];
  return chart(
    options,
    {
      height: Math.min(400, Math.max(300, options.width * 0.62)),
      x: {domain: [0, 100], label: "failures passed as successes, of 100", grid: true, ticks: 5},
      y: {domain: [0, 100], label: "successes missed, of 100", grid: true, ticks: 5},
      marks: [
        Plot.areaY([0, 100], {
          x: (d: number) => d,
          y1: (d: number) => 100 - d,
          y2: 100,
          fill: colours.faint,
          fillOpacity: 0.18
        }),
        Plot.text([[98, 94]], {text: () => "labels that tell nothing", textAnchor: "end", fill: colours.muted}),
        lines.map(({points, look}) => Plot.line(points, {x, y, ...look})),
        named.map(({points, name, dy}) =>
          Plot.text(points.slice(0, 1), {
            x,
            y,
            text: () => name,
            textAnchor: "start",
            dx: 8,
            dy,
            fontWeight: "bold",
            stroke: colours.paper,
            strokeWidth: 4,
            fill: colours.ink
          })
        ),
        Plot.dot([labels.claude], {x, y, r: 7, stroke: colours.claude, strokeWidth: 2.5, fill: colours.paper}),
        Plot.dot([labels.api], {x, y, r: 4.5, fill: colours.api})
      ]
    },
    {
      rows: told,
      x: (d) => x(d),
      y: (d) => y(d),
      text: (d) => `${d.name}\npasses ${fixed(x(d))} failures and misses ${fixed(y(d))} successes of 100`
    }
  );
}
