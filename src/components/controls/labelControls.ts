import {type LabelChoice, type LabelScope, labelScopes, withQuality} from "../../analysis/models/labelChoice.js";
import {modeLabels, type Platform, platformLabels, platforms} from "../../analysis/panel/Panel.js";
import {html} from "../html.js";
import {type Control, fieldset, select, slider, together} from "./fields.js";

/** Sensitivity and specificity of the success label, by platform or by collaboration mode. */
export const labelControls: Control<LabelChoice> = together(
  (elements) => html`<div class="label-controls">${elements}</div>`,
  select(
    "The label is judged",
    [
      {value: "platform", text: "by platform"},
      {value: "mode", text: "by collaboration mode"}
    ],
    {of: ({by}) => by, set: (choice, by) => ({...choice, by: by as LabelChoice["by"]})}
  ),
  ...platforms.map((platform) =>
    fieldset(platformLabels[platform], ...labelScopes.map((scope) => qualityControls(platform, scope)))
  )
);

/** Two sliders for the conversations of one scope, in per cent; hidden where they are not judged apart. */
function qualityControls(platform: Platform, scope: LabelScope): Control<LabelChoice> {
  const percent = {min: 0, max: 100, step: 1, say: (v: number) => `${v} %`};
  const both = (["sensitivity", "specificity"] as const).map((measure) =>
    slider<LabelChoice>(measure, percent, {
      of: ({quality}) => Math.round(100 * quality[platform][scope][measure]),
      set: (choice, value) => withQuality(choice, platform, scope, {[measure]: value / 100})
    })
  );
  return (choose) => {
    const name = html`<span class="scope"></span>`;
    const frame = (elements: HTMLElement[]): HTMLElement =>
      html`<div role="group" class="qualities">${name}${elements}</div>`;
    const {element, show} = together(frame, ...both)(choose);
    return {
      element,
      show(choice) {
        const {by} = choice;
        name.textContent =
          scope === "all" ? (by === "mode" ? "mode not published" : "all conversations") : modeLabels[scope];
        element.setAttribute("aria-label", `${platformLabels[platform]}, ${name.textContent}`);
        element.hidden = by === "platform" && scope !== "all";
        show(choice);
      }
    };
  };
}
