import type {LabelChoice, LabelScope} from "../../analysis/labelChoice.js";
import {labelScopes, withQuality} from "../../analysis/labelChoice.js";
import type {Platform} from "../../analysis/Panel.js";
import {modeLabels, platformLabels, platforms} from "../../analysis/Panel.js";
import {h} from "../h.js";
import type {Field} from "../workbench/fields.js";
import {selectField, sliderField} from "../workbench/fields.js";

/** Sensitivity and specificity of the success label, by platform or by collaboration mode. */
export function labelControls(document: Document, choose: (choice: LabelChoice) => void): Field<LabelChoice> {
  let choice: LabelChoice;
  const by = selectField(
    document,
    "The label is judged",
    [
      {value: "platform", text: "by platform"},
      {value: "mode", text: "by collaboration mode"}
    ],
    (value) => choose({...choice, by: value as LabelChoice["by"]})
  );
  const groups = platforms.map((platform) => {
    const scopes = labelScopes.map((scope) =>
      scopeControls(document, platform, scope, (change) => choose(withQuality(choice, platform, scope, change)))
    );
    const legend = h(document, "legend", {}, platformLabels[platform]);
    return {
      scopes,
      element: h(document, "fieldset", {}, legend, ...scopes.map((scope) => scope.element))
    };
  });
  const element = h(
    document,
    "form",
    {class: "controls label-controls", "aria-label": "Quality of the success label"},
    h(document, "div", {class: "switch"}, by.element),
    ...groups.map((group) => group.element)
  );
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    show(shown) {
      choice = shown;
      by.show(choice.by);
      for (const {scopes} of groups) for (const scope of scopes) scope.show(choice);
    }
  };
}

/** Two sliders for the conversations of one scope. */
function scopeControls(
  document: Document,
  platform: Platform,
  scope: LabelScope,
  change: (change: {sensitivity: number} | {specificity: number}) => void
): Field<LabelChoice> {
  const percent = {min: 0, max: 100, step: 1, say: (v: number) => `${v} %`};
  const sensitivity = sliderField(document, "sensitivity", percent, (v) => change({sensitivity: v / 100}));
  const specificity = sliderField(document, "specificity", percent, (v) => change({specificity: v / 100}));
  const name = h(document, "span", {class: "scope"});
  const element = h(
    document,
    "div",
    {role: "group", class: "qualities"},
    name,
    sensitivity.element,
    specificity.element
  );
  return {
    element,
    show({by, quality}) {
      const text = scope === "all" ? (by === "mode" ? "mode not published" : "all conversations") : modeLabels[scope];
      name.textContent = text;
      element.setAttribute("aria-label", `${platformLabels[platform]}, ${text}`);
      element.hidden = by === "platform" && scope !== "all";
      sensitivity.show(Math.round(100 * quality[platform][scope].sensitivity));
      specificity.show(Math.round(100 * quality[platform][scope].specificity));
    }
  };
}
