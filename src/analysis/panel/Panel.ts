import table from "./measures.json" with {type: "json"};
import socMajors from "./socMajors.json" with {type: "json"};

/** The two deployments compared: the consumer app and the first-party API. The prefix of every panel column. */
export const platforms = ["claude", "api"] as const;
export type Platform = (typeof platforms)[number];

/** One number of a task on a platform: what it is, and where each published format has it. */
interface MeasureRow {
  unit: string;
  label: string;
  about: string;
  /** Least and greatest value it can have. */
  range: readonly [low: number, high: number];
  platforms: readonly Platform[];
  /** How observations call it; cells of one metric add up to a task's conversations. No category: "". */
  metric: string;
  category: string;
  stat: "count" | "pct" | "mean" | "index";
  /** Facet about all conversations, and the label of a cell, in the long dialect; null where it has none. */
  long: {facet: string; label: string | null} | null;
  /** `metric_id` in the metric dialect; null where it has none. */
  id: string | null;
}

type Both = keyof typeof table.both;
type ApiOnly = keyof typeof table.api;
export type Measure = Both | ApiOnly;

/** A column of the panel: a measure on a platform that has it. */
export type Column = `${Platform}_${Both}` | `api_${ApiOnly}`;

/** A row of measures.json, where `facet` and `cell` are the long dialect's names and a range may have no greatest value. */
type Written = Pick<MeasureRow, "unit" | "label" | "about" | "metric" | "stat"> & {
  range: [number, number?];
  category?: string;
  facet?: string;
  cell?: string;
  id?: string;
};

const rowsOf = (rows: object, platforms: readonly Platform[]): [string, MeasureRow][] =>
  Object.entries(rows as Record<string, Written>).map(([name, {range, facet, cell, ...row}]) => {
    const long = facet === undefined ? null : {facet, label: cell ?? null};
    return [name, {category: "", id: null, ...row, range: [range[0], range[1] ?? Infinity], long, platforms}];
  });

/**
 * Every measure, a row each. Panel columns, variables, data dictionary, both dialects, the panel's sources and the
 * contract's ranges are made from here: to add a measure is to add a row to measures.json, under the platforms that have it.
 */
export const measures = Object.fromEntries([...rowsOf(table.both, platforms), ...rowsOf(table.api, ["api"])]) as Record<
  Measure,
  MeasureRow
>;

export const measureRows: readonly MeasureRow[] = Object.values(measures);

/** Every column of the panel with its measure, platform by platform. */
export const columnRows = platforms.flatMap((platform) =>
  (Object.entries(measures) as [Measure, MeasureRow][])
    .filter(([, row]) => row.platforms.includes(platform))
    .map(([measure, row]) => ({...row, column: `${platform}_${measure}` as Column, platform, measure}))
);

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
export const socMajorName = (code: string): string =>
  Object.hasOwn(socMajors, code) ? socMajors[code as keyof typeof socMajors] : code;
