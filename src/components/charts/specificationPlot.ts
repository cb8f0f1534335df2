import {extent} from "d3-array";

import type {Estimate} from "../../analysis/estimators/Estimated.js";
import {fittedLine} from "../../analysis/estimators/fittedLine.js";
import {addedVariable} from "../../analysis/models/addedVariable.js";
import {transformLabels} from "../../analysis/panel/choices.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import {sampleOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {variables} from "../../analysis/panel/variables.js";
import type {ChartOptions} from "./chart.js";
import {colours} from "./chart.js";
import {fittedScatter} from "./fittedScatter.js";
import {valueHistogram} from "./valueHistogram.js";

/**
 * The picture of a specification: its tasks as dots with the least-squares line, or the distribution of the outcome when
 * there is no predictor. Where variables are held fixed, dots and line are those of the added-variable plot.
 *
 * @returns null when fewer than two tasks are left or a value can't be drawn.
 */
export function specificationPlot(
  spec: Specification,
  panel: Panel,
  answer: Estimate,
  options: ChartOptions
): SVGSVGElement | null {
  const sample = sampleOf(spec, panel);
  const added = addedVariable(spec.estimator, sample, answer);
  const {rows} = sample;
  const {x, y} = added ?? sample;
  if (rows.length < 2 || ![...x, ...y].every(Number.isFinite)) return null;
  const {unit} = variables[spec.outcome];
  if (spec.predictor === null) {
    const shown = spec.estimator === "mean" && answer.estimable;
    return valueHistogram(y, {
      ...options,
      x: axisOf(spec.outcome),
      unit,
      mean: shown ? answer.value : null,
      interval: shown ? answer.interval : null,
      sides: isDifference(spec.outcome)
    });
  }
  const transform = spec.transform === "none" ? "" : `, ${transformLabels[spec.transform]}`;
  const beyond = added ? ", beyond what is held fixed" : "";
  // Dots that differ only in being 0 or 1 would lie on each other.
  const sides = x.every((value) => value === 0 || value === 1);
  return fittedScatter(
    rows.map(({task}, i) => ({task, x: x[i]! + (sides ? sideways(i) : 0), y: y[i]!})),
    added ? added.line : spec.adjust.length === 0 ? fittedLine(spec, panel) : null,
    {
      ...options,
      y: "y",
      xLabel: predictorAxis(spec) + transform + beyond + (sides ? "; dots spread sideways" : ""),
      yLabel: axisOf(spec.outcome) + beyond,
      ...(sides ? {xDomain: [-0.5, 1.5], xTicks: [0, 1]} : {xDomain: around(x)}),
      yDomain: around(isDifference(spec.outcome) ? [0, ...y] : y),
      colour: colours.accent,
      zero: isDifference(spec.outcome),
      height: 380
    }
  );
}

/** Between −¼ and ¼, evenly spread and the same each time: multiples of the golden ratio. */
function sideways(i: number): number {
  return (((i * 0.618034) % 1) - 0.5) / 2;
}

/** An interaction is a product, in the units of both. */
function predictorAxis({predictor, moderator}: Specification): string {
  return moderator ? `${variables[predictor!].label} × ${variables[moderator].label}` : axisOf(predictor!);
}

function axisOf(id: VariableId): string {
  return `${variables[id].label} (${variables[id].unit})`;
}

/** A difference has two sides of zero to tell apart. */
function isDifference(id: VariableId): boolean {
  return variables[id].unit === "pp" || variables[id].unit === "points";
}

/** The values' range with a little air, so that nothing is clipped. */
function around(values: readonly number[]): [number, number] {
  const [low, high] = extent(values) as [number, number];
  const air = (high - low) * 0.03 || Math.abs(high) * 0.03 || 1;
  return [low - air, high + air];
}
