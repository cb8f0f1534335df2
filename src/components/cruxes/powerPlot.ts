import * as Plot from "@observablehq/plot";

import {type Crossover, powerCurve, usersNeeded} from "../../analysis/models/crossover.js";
import {chart, type ChartOptions, colours} from "../charts/chart.js";

/** Power of a crossover study by number of people, and the number that reaches the power asked for (0 to 1). */
export function powerPlot(design: Crossover, power: number, options: ChartOptions): SVGSVGElement {
  const needed = usersNeeded(design, power);
  const most = Math.max(10, Math.ceil(2 * (needed ?? 500)));
  const people = Array.from({length: 81}, (_, i) => Math.round(2 + ((most - 2) * i) / 80));
  const curve = powerCurve(design, [...new Set(people)]).filter((d) => d.power !== null);
  const y = (d: {power: number | null}): number => 100 * d.power!;
  const at = needed === null ? [] : powerCurve(design, [needed]);
  return chart(options, {
    height: 280,
    marginLeft: 44,
    marginTop: 28,
    marginBottom: 38,
    x: {domain: [0, most], label: "people who take part", labelAnchor: "center", labelArrow: "none", ticks: 5},
    y: {domain: [0, 100], label: "chance to find the difference (%)", grid: true, labelArrow: "none", ticks: 5},
    marks: [
      Plot.ruleY([100 * power], {stroke: colours.ink, strokeDasharray: "4 3"}),
      Plot.line(curve, {x: "users", y, stroke: colours.accent, strokeWidth: 2.5}),
      Plot.ruleX(at, {x: "users", y1: 0, y2: y, stroke: colours.accent, strokeDasharray: "2 3"}),
      Plot.dot(at, {x: "users", y, r: 5.5, fill: colours.accent}),
      Plot.text(at, {
        x: "users",
        y,
        text: (d: {users: number}) => `${d.users} people`,
        textAnchor: "start",
        dx: 9,
        dy: 12,
        fontWeight: "bold"
      })
    ]
  });
}
