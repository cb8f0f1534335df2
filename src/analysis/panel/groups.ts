import type {PanelRow} from "./Panel.js";
import socMajors from "./socMajors.json" with {type: "json"};

/** What stands for the group of a task without one: of a pseudo-task, or of an unknown statement. */
export const noGroup = "none";

/** The SOC major group of a task, two digits, or `noGroup`. */
export const groupOf = ({soc_major}: PanelRow): string => soc_major ?? noGroup;

/**
 * Labels as numbers, for loops that can't afford to compare text: each label once, in order of first appearance, and the
 * position in `labels` of each one given.
 */
export function numberedLabels(given: readonly string[]): {labels: string[]; positions: Uint32Array} {
  const labels = [...new Set(given)];
  const position = new Map(labels.map((label, i) => [label, i]));
  return {labels, positions: Uint32Array.from(given, (label) => position.get(label)!)};
}

/** The major groups of the 2018 Standard Occupational Classification, by the first two digits of a code. */
export {socMajors};

/** The name of a major group, or the code itself when it is not one of the classification. */
export function socMajorName(code: string): string {
  return Object.hasOwn(socMajors, code) ? socMajors[code as keyof typeof socMajors] : code;
}
