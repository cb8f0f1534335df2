import {
  classVerdict,
  marginAddress,
  type MarginChoice,
  marginLimits,
  type TaskClass
} from "../../analysis/models/earnedAutonomy.js";
import {classRows, standingTitle} from "../charts/classRows.js";
import {forestPlot} from "../charts/forestPlot.js";
import {type Field, sliderField} from "../workbench/fields.js";
import {h} from "./h.js";
import {instrument} from "./instrument.js";

/** The rule for earned autonomy, to be tried with another margin. */
export function earnedAutonomy(
  document: Document,
  {window, classes}: {window: Window; classes: readonly TaskClass[]}
): HTMLElement {
  return instrument(document, {
    window,
    address: marginAddress,
    controls: (choose) => slider(document, choose),
    outcomes: (width) => outcome(document, classes, width)
  });
}

function slider(document: Document, choose: (choice: MarginChoice) => void): Field<MarginChoice> {
  const options = {...marginLimits, say: (value: number) => `${value} pp`};
  const field = sliderField(document, "margin", options, (margin) => choose({margin}));
  const element = h(document, "form", {class: "controls", "aria-label": "Margin of the rule"}, field.element);
  element.addEventListener("submit", (event) => event.preventDefault());
  return {element, show: ({margin}) => field.show(margin)};
}

function outcome(document: Document, classes: readonly TaskClass[], width: () => number): Field<MarginChoice> {
  const drawn = h(document, "div");
  const said = h(document, "p", {class: "remark", "aria-live": "polite"});
  return {
    element: h(document, "div", {}, drawn, said),
    show({margin}) {
      const rows = classRows(classes, margin);
      const words = standingTitle(rows.map((d) => classVerdict(d.interval, margin)));
      said.textContent = `With a margin of ${margin} points: ${words.replace(/^Of/, "of")}.`;
      const axis = "Claude.ai success − API success (pp)";
      const label = "Success gap by occupation group, against the margin";
      drawn.replaceChildren(forestPlot(rows, {width: width(), axis, digits: 1, reference: margin, label}));
    }
  };
}
