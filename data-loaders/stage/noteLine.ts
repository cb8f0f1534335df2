import {count} from "../../src/analysis/format.js";
import type {Note} from "../../src/analysis/Results.js";

/** A note in one line of a log. */
export function noteLine({id, what, where, count: places}: Note): string {
  return `note ${id}${places === 1 ? "" : ` (${count(places)})`}: ${what} In ${where}`;
}
