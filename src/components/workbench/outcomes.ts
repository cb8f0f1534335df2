import {estimate} from "../../analysis/estimators/estimate.js";
import type {Estimate} from "../../analysis/estimators/Estimated.js";
import {estimateInSlices} from "../../analysis/estimators/estimateInSlices.js";
import {foldedBounds} from "../../analysis/estimators/foldedBounds.js";
import type {MultiversePoint} from "../../analysis/models/multiversePosition.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {sayEstimate} from "../../analysis/words/sayEstimate.js";
import {sayTitle} from "../../analysis/words/sayTitle.js";
import {specificationPlot} from "../charts/specificationPlot.js";
import {h} from "../controls/h.js";
import type {Field} from "./fields.js";
import {multiverseStrip} from "./multiverseStrip.js";
import {taskTable} from "./taskTable.js";

/** What the workbench knows beside the panel. */
export interface WorkbenchData {
  panel: Panel;
  /** The pre-declared specifications; null when this build has none. */
  multiverse: readonly MultiversePoint[] | null;
}

/** The answer from every side: sentence, picture, place among other choices, folded cells, tasks. */
export function outcomes(
  document: Document,
  {panel, multiverse}: WorkbenchData,
  width: () => number
): Field<Specification> {
  const sentence = h(document, "p", {class: "lead answer", "aria-live": "polite"});
  const method = h(document, "p", {class: "small method"});
  const picture = h(document, "div", {class: "picture"});
  const place = h(document, "section", {class: "place"});
  const folded = h(document, "section", {class: "folded"});
  const tasks = taskTable(document, panel);
  const heading = (text: string): HTMLElement => h(document, "h2", {}, text);
  const say = (spec: Specification, answer: Estimate): void => {
    sentence.textContent = sayEstimate(spec, answer);
    sentence.classList.toggle("unanswered", !answer.estimable);
    method.textContent = answer.estimable ? `Method: ${answer.method}.` : "";
  };
  let asked: Specification | null = null;
  const element = h(
    document,
    "div",
    {class: "outcomes"},
    sentence,
    method,
    picture,
    heading("Among the pre-declared specifications"),
    place,
    heading("What the folded cells could do"),
    folded,
    heading("The tasks"),
    tasks.element
  );
  return {
    element,
    show(spec) {
      // The closed form at once; an interval from resamples when the reader rests.
      const answer = estimate(spec, panel, {replicates: 0});
      say(spec, answer);
      sentence.setAttribute("aria-busy", "true");
      asked = spec;
      const wanted = (): boolean => asked === spec;
      setTimeout(async () => {
        const resampled = await estimateInSlices(spec, panel, wanted);
        if (resampled === null) return;
        say(spec, resampled);
        sentence.setAttribute("aria-busy", "false");
      }, 250);
      const label = sayTitle(spec, answer);
      picture.replaceChildren(
        specificationPlot(spec, panel, answer, {width: width(), label}) ??
          h(
            document,
            "p",
            {class: "absent"},
            "Nothing to draw: fewer than two tasks are left, or a value is not finite."
          )
      );
      place.replaceChildren(
        multiverse === null
          ? h(document, "p", {class: "small"}, "This build has no pre-declared specifications to compare with.")
          : multiverseStrip(document, spec, answer, multiverse, width())
      );
      folded.replaceChildren(...boundsOf(document, spec, panel));
      tasks.show(spec);
    }
  };
}

/** One sentence a bound; where none is defined, why. */
function boundsOf(document: Document, spec: Specification, panel: Panel): HTMLElement[] {
  const bounds = foldedBounds(spec, panel);
  const [first] = bounds;
  if (bounds.every(({answer}) => !answer.estimable))
    return [h(document, "p", {}, sayEstimate(first!.spec, first!.answer))];
  return bounds.map(({spec: asked, answer}) => h(document, "p", {}, sayEstimate(asked, answer)));
}
