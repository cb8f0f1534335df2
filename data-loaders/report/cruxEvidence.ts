import type {Panel} from "../../src/analysis/Panel.js";
import type {DifficultyEvidence} from "./difficultyEvidence.js";
import {difficultyEvidence} from "./difficultyEvidence.js";
import type {LabelEvidence} from "./labelEvidence.js";
import {labelEvidence} from "./labelEvidence.js";

/** What the pages on the two cruxes are made from. */
export interface CruxEvidence {
  labels: LabelEvidence;
  difficulty: DifficultyEvidence;
}

export function cruxEvidence(panel: Panel): CruxEvidence {
  return {labels: labelEvidence(panel), difficulty: difficultyEvidence(panel)};
}
