import type {GapTipping, LabelAnswers} from "../../src/analysis/labelAnswers.js";
import {gapSlope, gapTipping, labelAnswers, meanGap} from "../../src/analysis/labelAnswers.js";
import type {LabelFrontiers} from "../../src/analysis/labelFrontiers.js";
import {labelFrontiers} from "../../src/analysis/labelFrontiers.js";
import type {Labels} from "../../src/analysis/labels.js";
import {perfectLabel} from "../../src/analysis/labels.js";
import {modeTipping} from "../../src/analysis/labelTipping.js";
import type {Mode, Panel, Platform} from "../../src/analysis/Panel.js";
import {modes, platforms} from "../../src/analysis/Panel.js";
import {selectTasks} from "../../src/analysis/selectTasks.js";
import {essayPopulation} from "../../src/analysis/Specification.js";

/** What it takes when only the conversations of one mode on one platform are judged too harshly. */
export interface ModeTipping {
  platform: Platform;
  mode: Mode;
  /** Mean share of the mode over the essay's tasks, per cent; a task that doesn't publish it counts 0. */
  share: number;
  /** Sensitivity in that mode at which the mean gap, or its slope, is 0; null where none does it. */
  gap: number | null;
  slope: number | null;
}

/** Crux 1 before a reader sets anything: Claude.ai's label taken as right. */
export interface LabelEvidence {
  tipping: GapTipping | null;
  /** What is left where the gap is closed with the fewest wrong labels. */
  atTipping: LabelAnswers | null;
  /** The same where only the API's directive conversations are judged too harshly; null when that closes no gap. */
  atDirective: LabelAnswers | null;
  frontiers: LabelFrontiers;
  modes: ModeTipping[];
}

export function labelEvidence(panel: Panel): LabelEvidence {
  const tasks = selectTasks(panel, essayPopulation);
  const tipping = gapTipping(tasks, perfectLabel, 1);
  const tippings = tasks.length === 0 ? [] : platforms.flatMap((p) => modes.map((m) => modeTippingOf(tasks, p, m)));
  const directive = tippings.find(({platform, mode}) => platform === "api" && mode === "directive")?.gap ?? null;
  return {
    tipping,
    atTipping: tipping && labelAnswers(tasks, {claude: perfectLabel, api: tipping}),
    atDirective: directive === null ? null : labelAnswers(tasks, harshOnDirective(directive)),
    frontiers: labelFrontiers(tasks)(perfectLabel),
    modes: tippings
  };
}

function harshOnDirective(sensitivity: number): Labels {
  return {...perfect, api: {...perfectLabel, byMode: {directive: {sensitivity, specificity: 1}}}};
}

const perfect: Labels = {claude: perfectLabel, api: perfectLabel};

function modeTippingOf(tasks: Panel, platform: Platform, mode: Mode): ModeTipping {
  return {
    platform,
    mode,
    share: tasks.reduce((sum, row) => sum + (row[`${platform}_${mode}`] ?? 0), 0) / tasks.length,
    gap: modeTipping(meanGap, tasks, perfect, platform, mode),
    slope: modeTipping(gapSlope, tasks, perfect, platform, mode)
  };
}
