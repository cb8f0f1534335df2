import type {Population} from "../../analysis/panel/Specification.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {h} from "../controls/h.js";
import {button, inputField, selectField} from "./fields.js";
import type {VariableOption} from "./variableOptions.js";

type Range = Population["ranges"][number];

/** Adds a range: a variable and two ends, of which one may be open. */
export function rangeControls(
  document: Document,
  options: readonly VariableOption[],
  add: (range: Range) => void
): HTMLElement {
  const draft = {variable: options[0]!.value, min: "", max: ""};
  const variable = selectField(document, "Variable", options, (id) => (draft.variable = id as VariableId));
  const end = (name: "min" | "max", label: string): HTMLElement =>
    inputField(document, label, {type: "number", step: "any"}, (text) => (draft[name] = text)).element;
  const submit = button(document, "Add range", () => {
    const [min, max] = [endOf(draft.min), endOf(draft.max)];
    if (min !== null || max !== null) add({variable: draft.variable, min, max});
  });
  return h(
    document,
    "details",
    {class: "ranges"},
    h(document, "summary", {}, "Ranges of a variable"),
    variable.element,
    h(document, "div", {class: "ends"}, end("min", "from"), end("max", "to"), submit)
  );
}

function endOf(text: string): number | null {
  const value = Number.parseFloat(text);
  return Number.isFinite(value) ? value : null;
}
