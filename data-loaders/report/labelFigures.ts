import {fixed, range} from "../../src/analysis/format.js";
import {perfectLabel} from "../../src/analysis/labels.js";
import {modeLabels, platformLabels} from "../../src/analysis/Panel.js";
import {labelFrontier} from "../../src/components/cruxes/labelFrontier.js";
import {table} from "./blocks.js";
import type {ReportFigure} from "./figures.js";
import type {LabelEvidence} from "./labelEvidence.js";

/** Which errors of the API's label would make the gap, or its slope, vanish. */
export function labelFigure({tipping, frontiers}: LabelEvidence, when: string): ReportFigure {
  const wrong = tipping?.wrong;
  const title =
    tipping === null
      ? "No label of the API makes the gap vanish while Claude.ai's is right"
      : `The gap is gone where the API's label misses ${fixed(100 * (1 - tipping.sensitivity))} of 100 successes that Claude.ai's would find`;
  const rows = [
    ...frontiers.gap.map((d) => ["gap", 100 * (1 - d.specificity), 100 * (1 - d.sensitivity)]),
    ...frontiers.slope.map((d) => ["slope", 100 * (1 - d.specificity), 100 * (1 - d.sensitivity)])
  ];
  return {
    id: "label-frontier",
    number: null,
    title,
    caption:
      "By platform: errors of the API's label at which the mean gap (solid) or its slope on the API's directive share (dashed) is 0, while " +
      "Claude.ai's label is right; beyond the dotted line the slope's 95 % interval includes 0. Both dots start in the corner of no error. " +
      (wrong?.estimable && wrong.interval
        ? `Least that closes the gap: wrong in ${fixed(wrong.value)} of 100 (t 95 % interval ${range(wrong.interval)}, n = ${wrong.n}). `
        : "") +
      (frontiers.limits.gone === null ? "No label of the API flattens the slope. " : "") +
      `The lines are of the estimates; the answers above give their intervals. ${when}`,
    table: {columns: ["gone", "failures passed, of 100", "successes missed, of 100"], rows},
    still:
      frontiers.gap.length === 0
        ? null
        : (document, width) =>
            labelFrontier({...frontiers, claude: perfectLabel, api: perfectLabel}, {document, width, label: title})
  };
}

/** One mode at a time: how harsh its judge would have to be. */
export function labelModesTable(document: Document, {modes}: LabelEvidence): HTMLElement {
  const missed = (sensitivity: number | null): string =>
    sensitivity === null ? "none does" : fixed(100 * (1 - sensitivity), 0);
  return table(
    document,
    ["only these are judged too harshly", "share, mean over tasks", "missed, for the gap to vanish", "for the slope"],
    modes.map(({platform, mode, share, gap, slope}) => [
      `${platformLabels[platform]}, ${modeLabels[mode]}`,
      `${fixed(share)} %`,
      missed(gap),
      missed(slope)
    ])
  );
}
