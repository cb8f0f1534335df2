import {platformLabels, platforms} from "../../src/analysis/panel/Panel.js";
import type {IdAudit, Note} from "../../src/analysis/panel/ReleaseEvidence.js";
import {count} from "../../src/analysis/words/format.js";

/** A note in one line of a log. */
export function noteLine({id, what, where, count: places}: Note): string {
  return `note ${id}${places === 1 ? "" : ` (${count(places)})`}: ${what} In ${where}`;
}

/** How the tasks of a release that names them by Task ID were met, in one line of a log. */
export function idLine({published, without_statement, without_modes, rounded_to_zero}: IdAudit): string {
  const each = platforms.map(
    (platform) =>
      `${platformLabels[platform]} has ${count(without_modes[platform])} tasks too thin for modes and ` +
      `${count(rounded_to_zero[platform])} rounded to 0.00 %`
  );
  return (
    `of ${count(published)} Task IDs ${count(without_statement)} are of another O*NET edition and keep their text; ` +
    each.join(", ")
  );
}
