import {extent} from "d3-array";

import {estimate} from "../../analysis/estimators/estimate.js";
import {addedVariable, fittedLine} from "../../analysis/estimators/fittedLine.js";
import type {Panel, PanelRow} from "../../analysis/panel/Panel.js";
import {sampleOf, variablesOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {transformLabels} from "../../analysis/panel/specify.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {variables} from "../../analysis/panel/variables.js";
import {sayTitle} from "../../analysis/words/sayEstimate.js";
import {html} from "../html.js";
import {colours} from "./chart.js";
import {fittedScatter} from "./fittedScatter.js";
import {picture} from "./picture.js";
import {valueHistogram} from "./valueHistogram.js";

/**
 * The picture of a specification for a figure, with its tasks as numbers: dots with the least-squares line, or the
 * distribution of the outcome when there is no predictor. Where variables are held fixed, dots and line are those of the
 * added-variable plot. A remark where fewer than two tasks are left or a value can't be drawn.
 */
export function specificationPicture(spec: Specification, tasks: Panel, answer = estimate(spec, tasks)): HTMLElement {
  const sample = sampleOf(spec, tasks);
  const added = addedVariable(spec.estimator, sample, answer);
  const {x, y} = added ?? sample;
  if (x.length < 2 || ![...x, ...y].every(Number.isFinite))
    return html`<p class="absent">There are not enough tasks to draw, or a value is not finite.</p>`;
  const rows = sample.rows.map((row, i) => ({row, task: row.task, x: x[i]!, y: y[i]!}));
  const values = variablesOf(spec).map((id) => [axisOf(id), (d: {row: PanelRow}) => variables[id].of(d.row)] as const);
  const drawn = added ? ({"x drawn": "x", "y drawn": "y"} as const) : {};
  const label = sayTitle(spec, answer);
  const {unit} = variables[spec.outcome];
  const isDifference = unit === "pp" || unit === "points";
  const mean = spec.estimator === "mean" && answer.estimable ? answer : {value: null, interval: null};
  const beyond = added ? ", beyond what is held fixed" : "";
  // Dots that differ only in being 0 or 1 would lie on each other.
  const sides = x.every((value) => value === 0 || value === 1);
  return picture(rows, {task: "task", ...Object.fromEntries(values), ...drawn}, (width) =>
    spec.predictor === null
      ? valueHistogram(y, {
          width,
          label,
          x: axisOf(spec.outcome),
          unit,
          mean: mean.value,
          interval: mean.interval,
          sides: isDifference,
          tasks: rows.map((d) => d.task)
        })
      : fittedScatter(
          sides ? rows.map((d, i) => ({...d, x: d.x + sideways(i)})) : rows,
          added ? added.line : spec.adjust.length === 0 ? fittedLine(spec, tasks) : null,
          {
            width,
            label,
            y: "y",
            xLabel: predictorAxis(spec) + beyond + (sides ? "; dots spread sideways" : ""),
            yLabel: axisOf(spec.outcome) + beyond,
            ...(sides ? {xDomain: [-0.5, 1.5], xTicks: [0, 1]} : {xDomain: around(x)}),
            yDomain: around(isDifference ? [0, ...y] : y),
            colour: colours.accent,
            zero: isDifference,
            height: 380
          }
        )
  );
}

/** Between −¼ and ¼, evenly spread and the same each time: multiples of the golden ratio. */
function sideways(i: number): number {
  return (((i * 0.618034) % 1) - 0.5) / 2;
}

/** An interaction is a product, in the units of both. */
function predictorAxis({predictor, moderator, transform}: Specification): string {
  const name = moderator ? `${variables[predictor!].label} × ${variables[moderator].label}` : axisOf(predictor!);
  return transform === "none" ? name : `${name}, ${transformLabels[transform]}`;
}

function axisOf(id: VariableId): string {
  return `${variables[id].label} (${variables[id].unit})`;
}

/** The values' range with a little air, so that nothing is clipped. */
function around(values: readonly number[]): [number, number] {
  const [low, high] = extent(values) as [number, number];
  const air = (high - low) * 0.03 || Math.abs(high) * 0.03 || 1;
  return [low - air, high + air];
}
