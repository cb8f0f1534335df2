import * as Plot from "@observablehq/plot";
import {range} from "d3-array";

import {type Benchmark, type Confounder, type ConfoundingReport, levelLine} from "../../analysis/models/confounding.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {fixed, signed} from "../../analysis/words/format.js";
import {phrase} from "../../analysis/words/phrase.js";
import {chart, type ChartOptions, colours} from "./chart.js";

/**
 * What a confounder of any strength would leave of the slope: lines of equal slope, the robustness value on the diagonal,
 * and the yardstick once, twice and three times.
 */
export function confoundingPlot(
  {slope, value, benchmarks}: ConfoundingReport,
  {predictor, ...options}: ChartOptions & {predictor: VariableId}
): SVGSVGElement {
  // Room for the robustness value and for the yardstick thrice, where it has room itself.
  const strengths = benchmarks.flatMap((d) => [d.predictor, d.outcome]).filter((strength) => strength < 0.8);
  const most = Math.min(0.95, Math.ceil(11 * Math.max(0.1, 1.5 * value, ...strengths)) / 10);
  const shown = benchmarks.filter((d) => d.predictor <= most && d.outcome <= most);
  const levels = [0.5, 0.25, 0].map((kept) => {
    const points = range(most / 200, most, most / 200).flatMap((strength): Confounder[] => {
      const outcome = levelLine(slope, kept * slope.slope, strength);
      return outcome === null || outcome > most ? [] : [{predictor: strength, outcome}];
    });
    return {kept, points, name: kept === 0 ? "slope 0" : signed(kept * slope.slope, 2)};
  });
  const zero = levels.at(-1)!.points;
  const both = {predictor: value, outcome: value};
  const told = [
    {...both, name: "robustness value: slope 0"},
    ...shown.map((d) => ({...d, name: `${d.times}× the yardstick: slope ${signed(d.slope, 2)}`}))
  ];
  return chart(
    options,
    {
      height: Math.min(440, Math.max(320, options.width * 0.7)),
      marginRight: 58,
      x: {domain: [0, 100 * most], label: `explained of ${phrase(predictor).name} (%)`, grid: true, ticks: 5},
      y: {domain: [0, 100 * most], label: "explained of the gap (%)", grid: true, ticks: 5},
      marks: [
        Plot.areaY(zero, {x, y1: y, y2: 100 * most, fill: colours.faint, fillOpacity: 0.18}),
        levels.slice(0, -1).map(({points}) => Plot.line(points, {x, y, stroke: colours.muted, strokeWidth: 1.2})),
        Plot.line(zero, {x, y, stroke: colours.accent, strokeWidth: 3}),
        levels.map(({points, name}) =>
          Plot.text(points.slice(-1), {x, y, text: () => name, textAnchor: "start", dx: 5, fill: colours.ink})
        ),
        Plot.dot([both], {x, y, symbol: "times", r: 6, stroke: colours.ink, strokeWidth: 2.5}),
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
    },
    {
      rows: told,
      x: (d) => x(d),
      y: (d) => y(d),
      text: (d) => `${d.name}\nexplains ${fixed(x(d))} % and ${fixed(y(d))} %`
    }
  );
}

const x = ({predictor}: Confounder): number => 100 * predictor;
const y = ({outcome}: Confounder): number => 100 * outcome;
