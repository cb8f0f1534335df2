import {direction} from "../../src/analysis/say.js";
import type {Chapter, Source} from "./Chapter.js";
import {difficultyWords, labelWords} from "./cruxWords.js";
import {difficultyEvidence} from "./difficultyEvidence.js";
import {difficultyFigures, difficultyOf, trendsTable} from "./difficultyFigures.js";
import {dataOf} from "./figures.js";
import {labelEvidence} from "./labelEvidence.js";
import {labelFigure, labelModesTable} from "./labelFigures.js";

/** The two cruxes: how wrong the label would have to be, and what difficulty could explain. */
export function cruxChapter({judged, document}: Source): Partial<Chapter> {
  const labels = labelEvidence(judged.evidence.panel);
  const difficulty = difficultyEvidence(judged.evidence.panel);
  return {
    figures: [labelFigure(labels, dataOf(judged)), ...difficultyFigures(difficulty, dataOf(judged))],
    blocks: {"difficulty-trends": trendsTable(document, difficulty), "label-modes": labelModesTable(document, labels)},
    words: {labels: labelWords(labels), difficulty: difficultyWords(difficulty)},
    conditions: {
      "gap-widens-with-education": direction(difficulty.education.trend.gap) > 0,
      "own-directive-takes-slope": difficulty.models.some(
        ({name, gap}) => name === "+ Claude.ai directive" && gap.estimable && direction(gap) === 0
      ),
      "label-closes-gap": labels.tipping !== null,
      "label-flattens-slope": labels.frontiers.limits.gone !== null,
      "label-by-directive": labels.atDirective !== null && direction(labels.atDirective.slope) < 0
    },
    data: {difficulty: difficultyOf(difficulty)}
  };
}
