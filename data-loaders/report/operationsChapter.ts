import type {Chapter, Source} from "./Chapter.js";
import {dataOf} from "./figures.js";
import {operationsEvidence} from "./operationsEvidence.js";
import {operationsFigures, sharesElsewhere} from "./operationsFigures.js";
import {operationsWords} from "./operationsWords.js";

/** Autonomy, what has earned more of it, and what others have published about oversight. */
export function operationsChapter({judged}: Source): Partial<Chapter> {
  const operations = operationsEvidence(judged.evidence.panel);
  return {
    figures: operationsFigures(operations, dataOf(judged)),
    words: {operations: operationsWords(operations)},
    data: {operations: {...operations, elsewhere: sharesElsewhere(operations.elsewhere)}}
  };
}
