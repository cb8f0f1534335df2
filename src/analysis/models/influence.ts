import {estimateOn} from "../estimators/estimate.js";
import {groupOf, numberedLabels, type Panel, type PanelRow} from "../panel/Panel.js";
import {part, sampleOf, transformed} from "../panel/Sample.js";
import type {Specification} from "../panel/Specification.js";

/** Leaves out each task in turn; the most influential first. Direct, without approximation: n estimates. */
export const leaveOneTaskOut = (spec: Specification, panel: Panel) => leaveOut(spec, panel, ({task}) => task);

/** Leaves out each SOC major group in turn; the most influential first. */
export const leaveOneGroupOut = (spec: Specification, panel: Panel) => leaveOut(spec, panel, groupOf);

/** What an estimate becomes without one task or one group. */
function leaveOut(spec: Specification, panel: Panel, labelOf: (row: PanelRow) => string) {
  // The predictor as published: its transform may depend on who else is there.
  const sample = sampleOf({...spec, transform: "none"}, panel);
  const value = (index: readonly number[]): number | null => {
    const rest = part(sample, index);
    const x = spec.predictor === null ? [] : transformed(spec.transform, rest.x);
    return estimateOn({...rest, x}, spec, {replicates: 0}).value;
  };
  const {labels, positions} = numberedLabels(sample.rows.map(labelOf));
  const every = [...positions.keys()];
  const all = value(every);
  return labels
    .map((label, i) => {
      const rest = every.filter((task) => positions[task] !== i);
      const without = value(rest);
      const change = without === null || all === null ? null : without - all;
      return {
        /** Task statement, or two-digit SOC major group ("none" for tasks without one), and its tasks. */
        left_out: label,
        tasks: every.length - rest.length,
        /** The estimate without them, and how much that is more than with all; null where there is none. */
        value: without,
        change
      };
    })
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0));
}
