import type {PanelRow} from "./Panel.js";

/** The SOC major group of each task. Tasks without one (pseudo-tasks, unknown statements) make one more group. */
export function groupsOf(rows: readonly PanelRow[]): string[] {
  return rows.map(groupOf);
}

/** Two digits, or "none". */
export function groupOf({soc_major}: PanelRow): string {
  return soc_major ?? "none";
}
