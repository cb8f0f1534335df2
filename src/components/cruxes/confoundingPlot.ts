import * as Plot from "@observablehq/plot";

import {type Confounder, levelLine, type Slope} from "../../analysis/models/confounding.js";
import type {Benchmark, ConfoundingReport} from "../../analysis/models/confoundingReport.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {signed} from "../../analysis/words/format.js";
import {phrase} from "../../analysis/words/phrase.js";
import {chart, type ChartOptions, colours} from "../charts/chart.js";

/**
 * What a confounder of any strength would leave of the slope: lines of equal slope, the robustness value on the diagonal,
 * and the yardstick once, twice and three times.
 */
export function confoundingPlot(
  report: ConfoundingReport,
  {predictor, ...options}: ChartOptions & {predictor: VariableId}
): SVGSVGElement {
  const most = extentOf(report);
  const shown = report.benchmarks.filter((b) => b.predictor <= most && b.outcome <= most);
  const lines = [0.5, 0.25, 0].map((kept) => lineOf(report.slope, kept, most));
  const zero = lines.at(-1)!.points;
  const ends = lines.flatMap(({kept, points}) => (points.length === 0 ? [] : [{kept, ...points.at(-1)!}]));
  return chart(options, {
    height: Math.min(440, Math.max(320, options.width * 0.7)),
    marginLeft: 44,
    marginRight: 58,
    marginTop: 28,
    marginBottom: 40,
    x: {domain: [0, 100 * most], label: `explained of ${phrase(predictor).name} (%)`, ...axis},
    y: {domain: [0, 100 * most], label: "explained of the gap (%)", labelArrow: "none", grid: true, ticks: 5},
    marks: [
      Plot.areaY(zero, {x, y1: y, y2: 100 * most, fill: colours.faint, fillOpacity: 0.18}),
      lines.slice(0, -1).map(({points}) => Plot.line(points, {x, y, stroke: colours.muted, strokeWidth: 1.2})),
      Plot.line(zero, {x, y, stroke: colours.accent, strokeWidth: 3}),
      Plot.text(ends, {
        x,
        y,
        text: ({kept}: {kept: number}) => (kept === 0 ? "slope 0" : signed(kept * report.slope.slope, 2)),
        textAnchor: "start",
        dx: 5,
        fill: colours.ink
      }),
      Plot.dot([report.value], {
        x: 100 * report.value,
        y: 100 * report.value,
        symbol: "times",
        r: 6,
        stroke: colours.ink,
        strokeWidth: 2.5
      }),
      Plot.dot(shown, {x, y, r: 5, fill: colours.api}),
      Plot.text(shown, {
        x,
        y,
        text: ({times}: Benchmark) => `${times}×`,
        textAnchor: "end",
        dx: -9,
        fontWeight: "bold",
        fill: colours.api,
        stroke: colours.paper,
        strokeWidth: 3
      })
    ]
  });
}

const x = ({predictor}: Confounder): number => 100 * predictor;
const y = ({outcome}: Confounder): number => 100 * outcome;
const axis = {labelAnchor: "center", labelArrow: "none", grid: true, ticks: 5} as const;

/** Room for the robustness value and for the yardstick thrice, where it has room itself. */
function extentOf({value, benchmarks}: ConfoundingReport): number {
  const ends = benchmarks.flatMap(({predictor, outcome}) => [predictor, outcome]);
  return Math.min(0.95, Math.ceil(11 * Math.max(0.1, 1.5 * value, ...ends.filter((v) => v < 0.8))) / 10);
}

function lineOf(slope: Slope, kept: number, most: number): {kept: number; points: Confounder[]} {
  const steps = Array.from({length: 200}, (_, i) => ((i + 1) * most) / 200);
  const points = steps.flatMap((predictor) => {
    const outcome = levelLine(slope, kept * slope.slope, predictor);
    return outcome === null || outcome > most ? [] : [{predictor, outcome}];
  });
  return {kept, points};
}
