import type {Structure} from "../../src/analysis/models/structure.js";
import {sayDirectiveUse} from "../../src/analysis/words/sayDirectiveUse.js";
import type {Prose} from "./prose.js";

/** Directive use on both platforms, over the widest base that these files have. */
export function structureWords(structure: Structure): Prose {
  return {directive: sayDirectiveUse(structure)};
}
