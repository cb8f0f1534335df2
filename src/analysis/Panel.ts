/** The two deployments compared: the consumer app and the first-party API. The prefix of every panel column. */
export const platforms = ["claude", "api"] as const;
export type Platform = (typeof platforms)[number];

/** How the results contract and the dataset name the platforms. */
export const platformKeys = {claude: "claude_ai", api: "api"} as const satisfies Record<Platform, string>;
export const platformLabels = {claude: "Claude.ai", api: "API"} as const satisfies Record<Platform, string>;

/** Collaboration modes, in the order every figure uses: automation first, then augmentation, then none. */
export const modes = ["directive", "feedback_loop", "learning", "task_iteration", "validation", "no_mode"] as const;
export type Mode = (typeof modes)[number];

/** What the dataset calls each mode. */
export const modeLabels: Record<Mode, string> = {
  directive: "directive",
  feedback_loop: "feedback loop",
  learning: "learning",
  task_iteration: "task iteration",
  validation: "validation",
  no_mode: "none"
};

/** Modes that hand the task over, and those that keep the person at work. */
export const automation: readonly Mode[] = ["directive", "feedback_loop"];
export const augmentation: readonly Mode[] = ["learning", "task_iteration", "validation"];

/** Measures of one task on one platform, with unit and meaning. The data dictionary is generated from here. */
export const measures = {
  n: {unit: "conversations", label: "conversations", about: "Conversations of the task (onet_task_count)"},
  usage: {unit: "%", label: "usage share", about: "Share of the platform's conversations (onet_task_pct)"},
  success: {unit: "%", label: "success", about: "Published share judged successful (the yes cell)"},
  failure: {unit: "%", label: "failure", about: "Published share judged not successful (the no cell)"},
  success_folded: {unit: "%", label: "success, folded", about: "Share of task_success cells folded or unclassified"},
  directive: {unit: "%", label: "directive share", about: "Share of conversations in directive mode"},
  feedback_loop: {unit: "%", label: "feedback-loop share", about: "Share of conversations in feedback-loop mode"},
  learning: {unit: "%", label: "learning share", about: "Share of conversations in learning mode"},
  task_iteration: {unit: "%", label: "task-iteration share", about: "Share of conversations in task-iteration mode"},
  validation: {unit: "%", label: "validation share", about: "Share of conversations in validation mode"},
  no_mode: {unit: "%", label: "no-mode share", about: "Share of conversations labelled with no mode (none)"},
  modes_folded: {unit: "%", label: "modes, folded", about: "Share of collaboration cells folded or unclassified"},
  human_only_time: {unit: "h", label: "time alone", about: "Mean estimated time of a person alone, hours"},
  human_with_ai_time: {unit: "min", label: "time with AI", about: "Mean estimated time of a person with AI, minutes"},
  autonomy: {unit: "1–5", label: "AI autonomy", about: "Mean AI autonomy, 1 to 5"},
  human_education: {unit: "years", label: "human education", about: "Mean education to understand the request, years"},
  ai_education: {unit: "years", label: "AI education", about: "Mean education to understand the answer, years"}
} as const satisfies Record<string, {unit: string; label: string; about: string}>;
export type Measure = keyof typeof measures;

export type Column = `${Platform}_${Measure}`;
export const columns: readonly Column[] = platforms.flatMap((p) =>
  (Object.keys(measures) as Measure[]).map((m): Column => `${p}_${m}`)
);

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
