import {readRecords} from "../record/records.js";
import {changesBlocks, changesWords} from "./changes.js";
import type {Chapter, Source} from "./Chapter.js";
import {shipWords} from "./shipWords.js";

/** What each recorded release did to each finding, and how often this report ships and breaks. */
export function changesChapter({document}: Source): Partial<Chapter> {
  const records = readRecords();
  return {
    blocks: changesBlocks(document, records),
    words: {changes: changesWords(records), ship: shipWords(records)}
  };
}
