import type {Panel} from "../../src/analysis/Panel.js";
import type {LabelEvidence} from "./labelEvidence.js";
import {labelEvidence} from "./labelEvidence.js";

/** What the pages on the two cruxes are made from. */
export interface CruxEvidence {
  labels: LabelEvidence;
}

export function cruxEvidence(panel: Panel): CruxEvidence {
  return {labels: labelEvidence(panel)};
}
