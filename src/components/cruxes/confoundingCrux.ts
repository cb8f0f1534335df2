import type {Yardstick} from "../../analysis/difficulty.js";
import {confoundingBy, yardstickAddress, yardsticks} from "../../analysis/difficulty.js";
import type {Panel} from "../../analysis/Panel.js";
import {sayBenchmarks, sayRobustness} from "../../analysis/sayConfounding.js";
import {h} from "../h.js";
import {instrument} from "../instrument.js";
import type {Field} from "../workbench/fields.js";
import {selectField} from "../workbench/fields.js";
import {confoundingPlot} from "./confoundingPlot.js";

interface ConfoundingCruxOptions {
  window: Window;
  panel: Panel;
  /** Parameters of the address that belong to other parts of the page. */
  also: readonly string[];
}

/** How strong something unmeasured would have to be, with a covariate of the reader's choice as yardstick. */
export function confoundingCrux(document: Document, {window, panel, also}: ConfoundingCruxOptions): HTMLElement {
  return instrument(document, {
    window,
    address: yardstickAddress,
    also,
    controls: (choose) => yardstickControls(document, choose),
    outcomes: (width) => confoundingOutcomes(document, panel, width)
  });
}

function yardstickControls(document: Document, choose: (yardstick: Yardstick) => void): Field<Yardstick> {
  const options = Object.entries(yardsticks).map(([value, text]) => ({value, text}));
  const field = selectField(document, "Yardstick: as strong as", options, (value) => choose(value as Yardstick));
  const element = h(document, "form", {class: "controls", "aria-label": "Yardstick"}, field.element);
  element.addEventListener("submit", (event) => event.preventDefault());
  return {element, show: field.show};
}

function confoundingOutcomes(document: Document, panel: Panel, width: () => number): Field<Yardstick> {
  const robustness = h(document, "p", {class: "robustness", "aria-live": "polite"});
  const benchmarks = h(document, "p", {class: "benchmarks", "aria-live": "polite"});
  const picture = h(document, "div", {class: "picture"});
  return {
    element: h(document, "div", {class: "outcomes"}, robustness, benchmarks, picture),
    show(yardstick) {
      const report = confoundingBy(panel, yardstick);
      robustness.textContent = report.estimable ? sayRobustness(report, yardstick) : `No answer: ${report.reason}.`;
      benchmarks.textContent = report.estimable ? sayBenchmarks(report, yardstick) : "";
      // A slope that is not clearly there has no contour worth reading.
      const clear = report.estimable && report.significant > 0;
      const label = `What a confounder would leave of the slope, with ${yardsticks[yardstick]} as yardstick`;
      picture.replaceChildren(...(clear ? [confoundingPlot(report, {width: width(), label})] : []));
    }
  };
}
