import {estimate} from "./estimate.js";
import {groupOf} from "./groups.js";
import type {Panel, PanelRow} from "./Panel.js";
import {sampleOf} from "./Sample.js";
import type {Specification} from "./Specification.js";

/** What an estimate becomes without one task or one group. */
export interface Influence {
  /** Task statement, or two-digit SOC major group ("none" for tasks without one). */
  left_out: string;
  /** Tasks left out. */
  tasks: number;
  /** The estimate without them; null where there is none. */
  value: number | null;
  /** value − the estimate with all; null where either is missing. */
  change: number | null;
}

/** Leaves out each task in turn; the most influential first. Direct, without approximation: n estimates. */
export function leaveOneTaskOut(spec: Specification, panel: Panel): Influence[] {
  return leaveOut(spec, panel, ({task}) => task);
}

/** Leaves out each SOC major group in turn; the most influential first. */
export function leaveOneGroupOut(spec: Specification, panel: Panel): Influence[] {
  return leaveOut(spec, panel, groupOf);
}

function leaveOut(spec: Specification, panel: Panel, labelOf: (row: PanelRow) => string): Influence[] {
  const {rows} = sampleOf(spec, panel);
  const value = (tasks: Panel): number | null => estimate(spec, tasks, {replicates: 0}).value;
  const all = value(rows);
  const labels = rows.map(labelOf);
  return Array.from(new Set(labels), (label) => {
    const rest = rows.filter((_, i) => labels[i] !== label);
    const without = value(rest);
    const change = without === null || all === null ? null : without - all;
    return {left_out: label, tasks: rows.length - rest.length, value: without, change};
  }).sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
}
