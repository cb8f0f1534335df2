import {html} from "htl";

import {type LabelChoice, type LabelScope, labelScopes, withQuality} from "../../analysis/models/labelChoice.js";
import {modeLabels, type Platform, platformLabels, platforms} from "../../analysis/panel/Panel.js";
import {type Field, selectField, sliderField} from "../workbench/fields.js";

/** Sensitivity and specificity of the success label, by platform or by collaboration mode. */
export function labelControls(choose: (choice: LabelChoice) => void): Field<LabelChoice> {
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
  const fields = platforms.map((platform) => ({
    platform,
    scopes: labelScopes.map((scope) =>
      scopeControls(platform, scope, (change) => choose(withQuality(choice, platform, scope, change)))
    )
  }));
  const element = html`<form
    class="controls label-controls"
    aria-label="Quality of the success label"
    onsubmit=${(event: Event) => event.preventDefault()}
  >
    <div class="switch">${by.element}</div>
    ${fields.map(
      ({platform, scopes}) =>
        html`<fieldset>
          <legend>${platformLabels[platform]}</legend>
          ${scopes.map((scope) => scope.element)}
        </fieldset>`
    )}
  </form>`;
  return {
    element: element as HTMLElement,
    show(shown) {
      choice = shown;
      by.show(choice.by);
      for (const {scopes} of fields) for (const scope of scopes) scope.show(choice);
    }
  };
}

/** Two sliders for the conversations of one scope. */
function scopeControls(
  platform: Platform,
  scope: LabelScope,
  change: (change: {sensitivity: number} | {specificity: number}) => void
): Field<LabelChoice> {
  const percent = {min: 0, max: 100, step: 1, say: (v: number) => `${v} %`};
  const sensitivity = sliderField(document, "sensitivity", percent, (v) => change({sensitivity: v / 100}));
  const specificity = sliderField(document, "specificity", percent, (v) => change({specificity: v / 100}));
  const name = html`<span class="scope"></span>` as HTMLElement;
  const element = html`<div role="group" class="qualities">
    ${name}${sensitivity.element}${specificity.element}
  </div>` as HTMLElement;
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
