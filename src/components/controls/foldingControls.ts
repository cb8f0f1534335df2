import {foldedTaskOf, foldingAddress, type FoldingChoice, foldingLimits} from "../../analysis/models/foldingChoice.js";
import {sayFolded} from "../../analysis/words/sayFolded.js";
import {foldingDiagram} from "../charts/foldingDiagram.js";
import {type Field, sliderField} from "../workbench/fields.js";
import {h} from "./h.js";
import {instrument} from "./instrument.js";

/** The folding rule to try: a task's size and success, and what is published of it. */
export function foldingControls(document: Document, {window}: {window: Window}): HTMLElement {
  return instrument(document, {
    window,
    address: foldingAddress,
    controls: (choose) => sliders(document, choose),
    outcomes: (width) => picture(document, width)
  });
}

function sliders(document: Document, choose: (choice: FoldingChoice) => void): Field<FoldingChoice> {
  let choice: FoldingChoice;
  const slider = (key: keyof FoldingChoice, label: string, say: (value: number) => string): Field<number> =>
    sliderField(document, label, {...foldingLimits[key], say}, (value) => choose({...choice, [key]: value}));
  const n = slider("n", "conversations of the task", String);
  const success = slider("success", "of these successful", (value) => `${value} %`);
  const element = h(document, "form", {class: "controls", "aria-label": "A task to fold"}, n.element, success.element);
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    show(shown) {
      choice = shown;
      n.show(shown.n);
      success.show(shown.success);
    }
  };
}

function picture(document: Document, width: () => number): Field<FoldingChoice> {
  const drawn = h(document, "div");
  const said = h(document, "p", {class: "remark", "aria-live": "polite"});
  return {
    element: h(document, "div", {}, drawn, said),
    show(choice) {
      const task = foldedTaskOf(choice);
      said.textContent = sayFolded(task);
      drawn.replaceChildren(
        foldingDiagram(task, {
          width: width(),
          label: "One task: what happened, what is published, what a reader can know"
        })
      );
    }
  };
}
