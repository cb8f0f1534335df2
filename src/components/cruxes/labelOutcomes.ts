import {html} from "htl";

import {fittedLine} from "../../analysis/estimators/fittedLine.js";
import {type GapTipping, gapTipping, type LabelAnswers, labelAnswers} from "../../analysis/models/labelAnswers.js";
import {type LabelChoice, labelsOf} from "../../analysis/models/labelChoice.js";
import {labelFrontiers} from "../../analysis/models/labelFrontiers.js";
import {type Panel, platformLabels} from "../../analysis/panel/Panel.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {variables} from "../../analysis/panel/variables.js";
import {phrase} from "../../analysis/words/phrase.js";
import {colours} from "../charts/chart.js";
import {fittedScatter} from "../charts/fittedScatter.js";
import type {Field} from "../workbench/fields.js";
import {type Frontiers, labelFrontier} from "./labelFrontier.js";

export interface LabelOutcomes {
  panel: Panel;
  /** Asked beside the mean gap: the gap on one predictor. */
  slope: Specification;
  /** The page's sentences about what was chosen. */
  say: {
    tipping(tipping: GapTipping | null): string;
    answers(answers: LabelAnswers): string[];
    /** Empty where there is no doubt. */
    doubt(answers: LabelAnswers): string;
  };
}

/** What labels of a chosen quality do to the mean gap and its slope: in words, as a frontier, and task by task. */
export function labelOutcomes({panel, slope, say}: LabelOutcomes, width: () => number): Field<LabelChoice> {
  const frontiersOf = labelFrontiers(panel, slope);
  const tipping = html`<p class="lead answer" aria-live="polite"></p>` as HTMLElement;
  const list = html`<ul class="answers" aria-live="polite"></ul>` as HTMLElement;
  const doubt = html`<p class="absent" role="status"></p>` as HTMLElement;
  const frontier = html`<div class="picture frontier"></div>` as HTMLElement;
  const tasks = html`<div class="picture corrected"></div>` as HTMLElement;
  return {
    element: html`<div class="outcomes">${tipping}${list}${doubt}${frontier}${tasks}</div>` as HTMLElement,
    show(choice) {
      const labels = labelsOf(choice);
      const answers = labelAnswers(panel, labels, slope);
      const {claude, api} = labels;
      tipping.hidden = frontier.hidden = choice.by === "mode";
      tipping.textContent = say.tipping(gapTipping(panel, claude, api.specificity));
      list.replaceChildren(...say.answers(answers).map((text) => html`<li>${text}</li>` as HTMLElement));
      doubt.textContent = say.doubt(answers);
      doubt.hidden = doubt.textContent === "";
      if (choice.by === "platform")
        frontier.replaceChildren(...frontierPicture({...frontiersOf(claude), claude, api}, width()));
      tasks.replaceChildren(...correctedPicture(answers, slope, width()));
    }
  };
}

function frontierPicture(frontiers: Frontiers, width: number): Node[] {
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
    html`<p class="figure-title panel-title">Which label of the API would do it</p>` as HTMLElement,
    labelFrontier(frontiers, {width, label}),
    html`<p class="remark">
      ${["Blue dot: the API's label as set. Orange ring: Claude.ai's.", ...missing].join(" ")}
    </p>` as HTMLElement
  ];
}

function correctedPicture({panel, gap}: LabelAnswers, slope: Specification, width: number): Node[] {
  if (!gap.estimable) return [];
  const {axis, name} = phrase(slope.predictor!);
  const points = panel.flatMap((row) => {
    const x = variables[slope.predictor!].of(row);
    return x === null ? [] : [{task: row.task, x, y: row.claude_success! - row.api_success!}];
  });
  const picture = fittedScatter(points, fittedLine(slope, panel), {
    width,
    y: "y",
    xLabel: axis,
    yLabel: "success gap with these labels (pp)",
    colour: colours.accent,
    zero: true,
    label: `Success gap of each task with these labels, against ${name}`
  });
  return [html`<p class="figure-title panel-title">The gap, task by task</p>` as HTMLElement, picture];
}
