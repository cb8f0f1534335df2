import {fittedLine} from "../../analysis/fittedLine.js";
import type {LabelAnswers} from "../../analysis/labelAnswers.js";
import {gapSlope, gapTipping, labelAnswers} from "../../analysis/labelAnswers.js";
import type {LabelChoice} from "../../analysis/labelChoice.js";
import {labelsOf} from "../../analysis/labelChoice.js";
import {labelFrontiers} from "../../analysis/labelFrontiers.js";
import type {Panel} from "../../analysis/Panel.js";
import {platformLabels} from "../../analysis/Panel.js";
import {sayImpossible, sayLabelAnswers, sayTipping} from "../../analysis/sayLabels.js";
import {colours} from "../chart.js";
import {fittedScatter} from "../fittedScatter.js";
import {h} from "../h.js";
import type {Field} from "../workbench/fields.js";
import type {Frontiers} from "./labelFrontier.js";
import {labelFrontier} from "./labelFrontier.js";

/** What labels of a chosen quality do to the mean gap and its slope: in words, as a frontier, and task by task. */
export function labelOutcomes(document: Document, panel: Panel, width: () => number): Field<LabelChoice> {
  const frontiersOf = labelFrontiers(panel);
  const tipping = h(document, "p", {class: "lead answer", "aria-live": "polite"});
  const list = h(document, "ul", {class: "answers", "aria-live": "polite"});
  const doubt = h(document, "p", {class: "absent", role: "status"});
  const frontier = h(document, "div", {class: "picture frontier"});
  const tasks = h(document, "div", {class: "picture corrected"});
  return {
    element: h(document, "div", {class: "outcomes"}, tipping, list, doubt, frontier, tasks),
    show(choice) {
      const labels = labelsOf(choice);
      const answers = labelAnswers(panel, labels);
      const {claude, api} = labels;
      tipping.hidden = frontier.hidden = choice.by === "mode";
      tipping.textContent = sayTipping(gapTipping(panel, claude, api.specificity));
      list.replaceChildren(...sayLabelAnswers(answers).map((text) => h(document, "li", {}, text)));
      doubt.textContent = sayImpossible(answers);
      doubt.hidden = doubt.textContent === "";
      if (choice.by === "platform")
        frontier.replaceChildren(...frontierPicture(document, {...frontiersOf(claude), claude, api}, width()));
      tasks.replaceChildren(...correctedPicture(document, answers, width()));
    }
  };
}

function frontierPicture(document: Document, frontiers: Frontiers, width: number): Node[] {
  const {claude, api} = frontiers;
  const said = (["claude", "api"] as const).map((platform) => {
    const {sensitivity, specificity} = {claude, api}[platform];
    return `${platformLabels[platform]} sensitivity ${Math.round(100 * sensitivity)} %, specificity ${Math.round(100 * specificity)} %`;
  });
  const label = `Label errors of the API at which the gap or its slope vanishes; ${said.join("; ")}`;
  const missing = [
    ...(frontiers.gap.length === 0 ? ["No label of the API makes the gap vanish, so no line is drawn for it."] : []),
    ...(frontiers.slope.length === 0 ? ["No label of the API makes the slope vanish, so no line is drawn for it."] : [])
  ];
  return [
    h(document, "p", {class: "figure-title"}, "Which label of the API would do it"),
    labelFrontier(frontiers, {width, label}),
    h(
      document,
      "p",
      {class: "remark"},
      ["Blue dot: the API's label as set. Orange ring: Claude.ai's.", ...missing].join(" ")
    )
  ];
}

function correctedPicture(document: Document, {panel, gap}: LabelAnswers, width: number): Node[] {
  if (!gap.estimable) return [];
  const points = panel.map((row) => ({
    task: row.task,
    x: row.api_directive!,
    y: row.claude_success! - row.api_success!
  }));
  const picture = fittedScatter(points, fittedLine(gapSlope, panel), {
    width,
    y: "y",
    xLabel: "API use that is directive (%)",
    yLabel: "success gap with these labels (pp)",
    colour: colours.accent,
    zero: true,
    label: "Success gap of each task with these labels, against API directive share"
  });
  return [h(document, "p", {class: "figure-title"}, "The gap, task by task"), picture];
}
