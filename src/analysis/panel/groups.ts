import type {PanelRow} from "./Panel.js";

/** The SOC major group of each task. Tasks without one (pseudo-tasks, unknown statements) make one more group. */
export function groupsOf(rows: readonly PanelRow[]): string[] {
  return rows.map(groupOf);
}

/** What stands for the group of a task without one. */
export const noGroup = "none";

/** Two digits, or `noGroup`. */
export function groupOf({soc_major}: PanelRow): string {
  return soc_major ?? noGroup;
}

/** Labels as numbers, for loops that can't afford to compare text. */
export interface NumberedLabels {
  /** Each label once, in order of first appearance. */
  labels: string[];
  /** The position in `labels` of each one given. */
  positions: Uint32Array;
}

export function numberedLabels(given: readonly string[]): NumberedLabels {
  const labels = [...new Set(given)];
  const position = new Map(labels.map((label, i) => [label, i]));
  return {labels, positions: Uint32Array.from(given, (label) => position.get(label)!)};
}
