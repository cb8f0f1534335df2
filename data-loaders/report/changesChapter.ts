import {readRecords} from "../record/records.js";
import {changesBlocks, changesWords} from "./changes.js";
import type {Chapter, Source} from "./Chapter.js";

/** What each recorded release did to each finding. */
export function changesChapter({document}: Source): Partial<Chapter> {
  const records = readRecords();
  return {
    blocks: changesBlocks(document, records),
    words: {changes: changesWords(records)}
  };
}
