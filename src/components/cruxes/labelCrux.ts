import {labelAddress} from "../../analysis/labelChoice.js";
import type {Panel} from "../../analysis/Panel.js";
import {instrument} from "../instrument.js";
import {labelControls} from "./labelControls.js";
import {labelOutcomes} from "./labelOutcomes.js";

/** How biased the success label would have to be: sliders, and what follows from them. */
export function labelCrux(document: Document, {window, panel}: {window: Window; panel: Panel}): HTMLElement {
  return instrument(document, {
    window,
    address: labelAddress,
    controls: (choose) => labelControls(document, choose),
    outcomes: (width) => labelOutcomes(document, panel, width)
  });
}
