import type {Gathered} from "../../stage/stage.js";
import type {ReportFigure} from "../figures.js";
import type {Prose} from "../prose.js";
import type {Judged} from "../results.js";
import {limitations} from "./limitations.js";
import {droppedTable, limitationsTable, requirementsTable, unseenTable, weeksTable} from "./limitsBlocks.js";
import {limitsEvidence} from "./limitsEvidence.js";
import {filterRows, limitsFigures, noiseRows} from "./limitsFigures.js";
import {limitsWords} from "./limitsWords.js";

/** All that the page about limitations needs, by the staged file it goes into. */
export interface Limits {
  figures: ReportFigure[];
  blocks: Record<string, HTMLElement>;
  words: Prose;
  conditions: Record<string, boolean>;
  /** What its live figures are drawn from. */
  data: unknown;
}

/** Sizes up every limitation on one build's data. @param when closes each caption: the window, and whether it is a sample. */
export function limitsOf(gathered: Gathered, judged: Judged, document: Document, when: string): Limits {
  const evidence = limitsEvidence(gathered, judged.declared);
  const {visible, bounds, tries, shared, weeks} = evidence;
  return {
    figures: limitsFigures(evidence, when),
    blocks: {
      "limitations-table": limitationsTable(document, limitations(judged, evidence)),
      "requirements-table": requirementsTable(document, evidence),
      "dropped-table": droppedTable(document, evidence),
      "weeks-table": weeksTable(document, evidence),
      "unseen-table": unseenTable(document, evidence)
    },
    words: limitsWords(judged, evidence),
    conditions: {
      // By the folding rule every task shows some success cell: one without any was left out of these files.
      "success-listed": shared.unlisted.claude === 0 && shared.unlisted.api === 0,
      "weeks-compared": weeks.some(({moves}) => moves.length > 0)
    },
    data: {
      visible,
      bounds,
      noise: noiseRows(evidence),
      filter: {mean_gap: filterRows(evidence, "mean_gap"), correlation: filterRows(evidence, "correlation")},
      tries
    }
  };
}
