import type {Chapter, Source} from "../Chapter.js";
import {dataOf} from "../figures.js";
import {limitations} from "./limitations.js";
import {droppedTable, limitationsTable, requirementsTable, unseenTable, weeksTable} from "./limitsBlocks.js";
import {limitsEvidence} from "./limitsEvidence.js";
import {filterRows, limitsFigures, noiseRows} from "./limitsFigures.js";
import {limitsWords} from "./limitsWords.js";

/** Every limitation, sized up on one build's data. */
export function limitsChapter({gathered, judged, document}: Source): Partial<Chapter> {
  const evidence = limitsEvidence(gathered, judged.declared);
  const {visible, bounds, tries, shared, weeks} = evidence;
  return {
    figures: limitsFigures(evidence, dataOf(judged)),
    blocks: {
      "limitations-table": limitationsTable(document, limitations(judged, evidence)),
      "requirements-table": requirementsTable(document, evidence),
      "dropped-table": droppedTable(document, evidence),
      "weeks-table": weeksTable(document, evidence),
      "unseen-table": unseenTable(document, evidence)
    },
    words: {limits: limitsWords(judged, evidence)},
    conditions: {
      // By the folding rule every task shows some success cell: one without any was left out of these files.
      "success-listed": shared.unlisted.claude === 0 && shared.unlisted.api === 0,
      "weeks-compared": weeks.some(({moves}) => moves.length > 0)
    },
    data: {
      limits: {
        visible,
        bounds,
        noise: noiseRows(evidence),
        filter: {mean_gap: filterRows(evidence, "mean_gap"), correlation: filterRows(evidence, "correlation")},
        tries
      }
    }
  };
}
