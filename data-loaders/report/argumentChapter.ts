import type {Chapter, Source} from "./Chapter.js";
import {proseOf} from "./prose.js";

/** The essay's choices, and the data it rests on. */
export function argumentChapter({judged}: Source): Partial<Chapter> {
  const {evidence} = judged;
  return {
    words: proseOf(judged),
    conditions: {synthetic: evidence.synthetic},
    data: {
      results: judged.results
    }
  };
}
