import {type Column, columnRows, type Measure, measures, type Platform, platforms} from "./measures.js";
import socMajors from "./socMajors.json" with {type: "json"};

export {type Column, type Measure, measures, type Platform, platforms};

/** How the results contract and the dataset name the platforms. */
export const platformKeys = {claude: "claude_ai", api: "api"} as const satisfies Record<Platform, string>;
export const platformLabels = {claude: "Claude.ai", api: "API"} as const satisfies Record<Platform, string>;

/** Collaboration modes, in the order every figure uses (automation first, then augmentation, then none), by their names. */
export const modeLabels = {
  directive: "directive",
  feedback_loop: "feedback loop",
  learning: "learning",
  task_iteration: "task iteration",
  validation: "validation",
  no_mode: "none"
} as const;
export type Mode = keyof typeof modeLabels;
export const modes = Object.keys(modeLabels) as readonly Mode[];

/** Modes that hand the task over, and those that keep the person at work. */
export const automation: readonly Mode[] = ["directive", "feedback_loop"];
export const augmentation: readonly Mode[] = ["learning", "task_iteration", "validation"];

export const columns: readonly Column[] = columnRows.map(({column}) => column);

/**
 * One task, both platforms. A cell that was not published is null, never 0: it was either folded into another
 * cell, or the task does not exist on that platform, or the release lacks the measure.
 */
export type PanelRow = {
  /** The task statement, lower case with final period: the join key. */
  task: string;
  /** `none` and `not_classified` are labels, not tasks. */
  pseudo: boolean;
  /** O*NET Task IDs of the statement; several occupations can share one statement. */
  task_ids: number[];
  /** SOC major groups (two digits) of the statement, most frequent first, ties by code. */
  soc_majors: string[];
  /** The first of `soc_majors`: the group with most of the statement's occupations, ties by lower code. */
  soc_major: string | null;
} & Record<Column, number | null>;

/** One row a task key over both platforms (an outer join), sorted by task. */
export type Panel = readonly PanelRow[];

/**
 * A panel in which some columns come from another panel's row of the same task; null where that has none. A predictor
 * measured in another week shares no sampling error with the outcome.
 */
export function withColumnsFrom(panel: Panel, columns: readonly Column[], from: Panel): Panel {
  const rows = new Map(from.map((row) => [row.task, row]));
  return panel.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.map((column) => [column, rows.get(row.task)?.[column] ?? null]))
  }));
}

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
