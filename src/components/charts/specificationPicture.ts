import {html} from "htl";

import {estimate} from "../../analysis/estimators/estimate.js";
import {addedVariable} from "../../analysis/models/addedVariable.js";
import type {Panel, PanelRow} from "../../analysis/panel/Panel.js";
import {sampleOf, variablesOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {variables} from "../../analysis/panel/variables.js";
import type {Columns} from "./picture.js";
import {picture} from "./picture.js";
import {specificationPlot} from "./specificationPlot.js";

/** The picture of a specification for a figure, with its tasks as numbers; a remark where there are too few to draw. */
export function specificationPicture(spec: Specification, tasks: Panel): HTMLElement {
  const answer = estimate(spec, tasks);
  const plot = (width: number): Element | null => specificationPlot(spec, tasks, answer, {width});
  if (plot(640) === null) return html`<p class="absent">There are not enough tasks to draw.</p>` as HTMLElement;
  const sample = sampleOf(spec, tasks);
  const added = addedVariable(spec.estimator, sample, answer);
  const place = new Map(sample.rows.map((row, i) => [row, i]));
  const columns: Columns<PanelRow> = {
    task: "task",
    ...Object.fromEntries(
      variablesOf(spec).map((id) => [`${variables[id].label} (${variables[id].unit})`, variables[id].of])
    ),
    ...(added && {
      "x drawn": (row: PanelRow) => added.x[place.get(row)!]!,
      "y drawn": (row: PanelRow) => added.y[place.get(row)!]!
    })
  };
  return picture(sample.rows, columns, (width) => plot(width)!);
}
