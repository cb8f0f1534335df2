import {readRecords} from "../record/records.js";
import type {Chapter} from "./Chapter.js";
import {shipWords} from "./shipWords.js";

/** How often this report ships and breaks, for the page on operations. */
export const changesChapter = (): Partial<Chapter> => ({words: {ship: shipWords(readRecords())}});
