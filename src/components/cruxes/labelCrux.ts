import {labelAddress} from "../../analysis/models/labelChoice.js";
import {instrument} from "../controls/instrument.js";
import {labelControls} from "./labelControls.js";
import {type LabelOutcomes, labelOutcomes} from "./labelOutcomes.js";

/** How biased the success label would have to be: sliders, and what follows from them. */
export function labelCrux(options: LabelOutcomes): ReturnType<typeof instrument> {
  return instrument(document, {
    window,
    address: labelAddress,
    controls: labelControls,
    outcomes: (width) => labelOutcomes(options, width)
  });
}
