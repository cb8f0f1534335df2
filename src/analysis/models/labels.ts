import {phiInverse, zCritical} from "../estimators/distributions.js";
import {sum} from "../estimators/moments.js";
import {type Mode, modes, type Panel, type PanelRow, type Platform, platforms} from "../panel/Panel.js";

/** How good a label is, 0 to 1. */
export interface LabelQuality {
  /** Share of successes labelled success. */
  sensitivity: number;
  /** Share of failures labelled failure. */
  specificity: number;
}

/** Quality on one platform: of all conversations, or of those in some modes apart. */
export interface PlatformLabels extends LabelQuality {
  byMode?: Partial<Record<Mode, LabelQuality>>;
}
export type Labels = Record<Platform, PlatformLabels>;

export const perfectLabel: LabelQuality = {sensitivity: 1, specificity: 1};

/** What the label reports of a true success share: success·sensitivity + (1 − success)·(1 − specificity), in per cent. */
export const observedShare = (share: number, {sensitivity, specificity}: LabelQuality): number =>
  share * sensitivity + (100 - share) * (1 - specificity);

/**
 * The true share behind a reported one, in per cent (Rogan & Gladen 1978). Not clipped: a value outside 0 to 100 means
 * that a label of this quality would hardly have reported what it did.
 *
 * @returns null when sensitivity + specificity is not above 1: such a label tells nothing.
 */
export function trueShare(share: number, {sensitivity, specificity}: LabelQuality): number | null {
  const informed = youden({sensitivity, specificity});
  return informed > 1e-9 ? (share - 100 * (1 - specificity)) / informed : null;
}

/** Youden's J, sensitivity + specificity − 1: by how much the label shrinks differences. */
export const youden = ({sensitivity, specificity}: LabelQuality): number => sensitivity + specificity - 1;

/** Conversations of 100 that the label gets wrong, of either kind, at a true success share in per cent. */
export const wrongPerHundred = (share: number, {sensitivity, specificity}: LabelQuality): number =>
  share * (1 - sensitivity) + (100 - share) * (1 - specificity);

/**
 * Quality of a task's labels on a platform: the mean of its modes' qualities by their published shares, the rest (folded
 * modes too) at the platform's own. Exact when success does not depend on the mode within a task.
 */
export function qualityOf(row: PanelRow, platform: Platform, labels: PlatformLabels): LabelQuality {
  if (labels.byMode === undefined) return labels;
  let {sensitivity, specificity} = labels;
  for (const mode of modes) {
    const apart = labels.byMode[mode];
    if (apart === undefined) continue;
    const share = (row[`${platform}_${mode}`] ?? 0) / 100;
    sensitivity += share * (apart.sensitivity - labels.sensitivity);
    specificity += share * (apart.specificity - labels.specificity);
  }
  return {sensitivity, specificity};
}

/** A task's true success on a platform, in per cent; null where it is not published, or the label tells nothing. */
export function trueSuccess(row: PanelRow, platform: Platform, labels: PlatformLabels): number | null {
  const share = row[cells[platform][0]];
  return share === null ? null : trueShare(share, qualityOf(row, platform, labels));
}

/** The panel as it would be had the labels had no error: run any specification on it. */
export function correctLabels(panel: Panel, labels: Labels) {
  const corrected = panel.map((row) => ({...row}));
  const impossible = platforms.map((platform) => correctInto(corrected, panel, platform, labels[platform]));
  return {
    /** With true success shares; null where the label tells nothing. */
    panel: corrected,
    /** Platform values outside 0 to 100 after correction: labels this bad do not fit what was published. */
    impossible: sum(impossible)
  };
}

const cells = {
  claude: ["claude_success", "claude_failure", "claude_success_folded"],
  api: ["api_success", "api_failure", "api_success_folded"]
} as const;

/** Writes one platform's true shares into copies of the published rows, and counts those that are impossible. */
export function correctInto(copies: PanelRow[], published: Panel, platform: Platform, labels: PlatformLabels): number {
  const [yes, no, rest] = cells[platform];
  let impossible = 0;
  published.forEach((row, i) => {
    const success = trueSuccess(row, platform, labels);
    if (row[yes] === null) return;
    if (success !== null && (success < -1e-9 || success > 100 + 1e-9)) ++impossible;
    copies[i]![yes] = success;
    copies[i]![no] = success === null || row[no] === null ? null : 100 - (row[rest] ?? 0) - success;
  });
  return impossible;
}

/**
 * Conversations to be judged again on each platform, blind to the published label, to find with 80 % power (two-sided 5 %)
 * that the label is harsher on one platform by a given number of points. A conversation counts 1 where the label missed a
 * success, −1 where it passed a failure, 0 where it was right, so its variance is at most the share that is wrong.
 *
 * @param difference in harshness to be found, in points of success. @param wrong share the label gets wrong on the
 * better judged platform, 0 to 1; on the other it is taken to be larger by the difference.
 * @returns null when there is no difference to find.
 */
export function conversationsToJudge(difference: number, wrong: number): number | null {
  const share = Math.abs(difference) / 100;
  if (!(share > 0)) return null;
  const z = zCritical() + phiInverse(0.8);
  return Math.ceil((z * z * (2 * wrong + share)) / (share * share));
}
