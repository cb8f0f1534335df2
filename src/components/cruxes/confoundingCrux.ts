import {html} from "htl";

import type {ConfoundingReport} from "../../analysis/models/confoundingReport.js";
import {
  confoundingBy,
  type Yardstick,
  yardstickAddress,
  yardsticks,
  yardsticksFor
} from "../../analysis/models/difficulty.js";
import type {Panel} from "../../analysis/panel/Panel.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {instrument} from "../controls/instrument.js";
import {type Field, selectField} from "../workbench/fields.js";
import {confoundingPlot} from "./confoundingPlot.js";

interface ConfoundingOptions {
  panel: Panel;
  /** Whose slope is asked about. */
  predictor: VariableId;
  /** The page's sentences about what was chosen. */
  say: {
    robustness(report: ConfoundingReport, yardstick: Yardstick): string;
    benchmarks(report: ConfoundingReport, yardstick: Yardstick): string;
  };
  /** Parameters of the address that belong to other parts of the page. */
  also: readonly string[];
}

/** How strong something unmeasured would have to be, with a covariate of the reader's choice as yardstick. */
export function confoundingCrux(options: ConfoundingOptions): ReturnType<typeof instrument> {
  return instrument(document, {
    window,
    address: yardstickAddress(options.predictor),
    also: options.also,
    controls: (choose) => yardstickControls(options.predictor, choose),
    outcomes: (width) => confoundingOutcomes(options, width)
  });
}

function yardstickControls(predictor: VariableId, choose: (yardstick: Yardstick) => void): Field<Yardstick> {
  const options = yardsticksFor(predictor).map((value) => ({value, text: yardsticks[value]}));
  const field = selectField(document, "Yardstick: as strong as", options, (value) => choose(value as Yardstick));
  const element = html`<form
    class="controls"
    aria-label="Yardstick"
    onsubmit=${(event: Event) => event.preventDefault()}
  >
    ${field.element}
  </form>`;
  return {element: element as HTMLElement, show: field.show};
}

function confoundingOutcomes({panel, predictor, say}: ConfoundingOptions, width: () => number): Field<Yardstick> {
  const robustness = html`<p class="robustness" aria-live="polite"></p>` as HTMLElement;
  const benchmarks = html`<p class="benchmarks" aria-live="polite"></p>` as HTMLElement;
  const picture = html`<div class="picture"></div>` as HTMLElement;
  return {
    element: html`<div class="outcomes">${robustness}${benchmarks}${picture}</div>` as HTMLElement,
    show(yardstick) {
      const report = confoundingBy(panel, yardstick, predictor);
      robustness.textContent = report.estimable ? say.robustness(report, yardstick) : `No answer: ${report.reason}.`;
      benchmarks.textContent = report.estimable ? say.benchmarks(report, yardstick) : "";
      // A slope that is not clearly there has no contour worth reading.
      const clear = report.estimable && report.significant > 0;
      const label = `What a confounder would leave of the slope, with ${yardsticks[yardstick]} as yardstick`;
      picture.replaceChildren(...(clear ? [confoundingPlot(report, {width: width(), label, predictor})] : []));
    }
  };
}
