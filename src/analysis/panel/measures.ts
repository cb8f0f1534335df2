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

const percent = [0, 100] as const;

/**
 * Every measure, a row each. Panel columns, variables, data dictionary, both dialects, the panel's sources and the
 * contract's ranges are made from here: to add a measure is to add a row.
 */
export const measures = {
  n: {
    unit: "conversations",
    label: "conversations",
    about: "Conversations of the task (onet_task_count)",
    range: [0, Infinity],
    platforms,
    metric: "usage",
    category: "",
    stat: "count",
    long: {facet: "onet_task", label: null},
    id: null
  },
  usage: {
    unit: "%",
    label: "usage share",
    about: "Share of the platform's conversations (onet_task_pct)",
    range: percent,
    platforms,
    metric: "usage",
    category: "",
    stat: "pct",
    long: {facet: "onet_task", label: null},
    id: "pct"
  },
  success: {
    unit: "%",
    label: "success",
    about: "Published share judged successful (the yes cell)",
    range: percent,
    platforms,
    metric: "success",
    category: "yes",
    stat: "pct",
    long: {facet: "task_success", label: "yes"},
    id: null
  },
  failure: {
    unit: "%",
    label: "failure",
    about: "Published share judged not successful (the no cell)",
    range: percent,
    platforms,
    metric: "success",
    category: "no",
    stat: "pct",
    long: {facet: "task_success", label: "no"},
    id: null
  },
  success_folded: {
    unit: "%",
    label: "success, folded",
    about: "Share of task_success cells folded or unclassified",
    range: percent,
    platforms,
    metric: "success",
    category: "folded",
    stat: "pct",
    long: {facet: "task_success", label: "not_classified"},
    id: null
  },
  directive: {
    unit: "%",
    label: "directive share",
    about: "Share of conversations in directive mode",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "directive",
    stat: "pct",
    long: {facet: "collaboration", label: "directive"},
    id: "collaboration_directive_pct"
  },
  feedback_loop: {
    unit: "%",
    label: "feedback-loop share",
    about: "Share of conversations in feedback-loop mode",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "feedback_loop",
    stat: "pct",
    long: {facet: "collaboration", label: "feedback loop"},
    id: "collaboration_feedback_loop_pct"
  },
  learning: {
    unit: "%",
    label: "learning share",
    about: "Share of conversations in learning mode",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "learning",
    stat: "pct",
    long: {facet: "collaboration", label: "learning"},
    id: "collaboration_learning_pct"
  },
  task_iteration: {
    unit: "%",
    label: "task-iteration share",
    about: "Share of conversations in task-iteration mode",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "task_iteration",
    stat: "pct",
    long: {facet: "collaboration", label: "task iteration"},
    id: "collaboration_task_iteration_pct"
  },
  validation: {
    unit: "%",
    label: "validation share",
    about: "Share of conversations in validation mode",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "validation",
    stat: "pct",
    long: {facet: "collaboration", label: "validation"},
    id: "collaboration_validation_pct"
  },
  no_mode: {
    unit: "%",
    label: "no-mode share",
    about: "Share of conversations labelled with no mode (none)",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "no_mode",
    stat: "pct",
    long: {facet: "collaboration", label: "none"},
    id: "collaboration_none_pct"
  },
  modes_folded: {
    unit: "%",
    label: "modes, folded",
    about: "Share of collaboration cells folded or unclassified",
    range: percent,
    platforms,
    metric: "collaboration",
    category: "folded",
    stat: "pct",
    long: {facet: "collaboration", label: "not_classified"},
    id: null
  },
  human_only_time: {
    unit: "h",
    label: "time alone",
    about: "Mean estimated time of a person alone, hours",
    range: [0, 10_000],
    platforms,
    metric: "human_only_time",
    category: "",
    stat: "mean",
    long: {facet: "human_only_time", label: null},
    id: "human_only_time_mean"
  },
  human_with_ai_time: {
    unit: "min",
    label: "time with AI",
    about: "Mean estimated time of a person with AI, minutes",
    range: [0, 10_000],
    platforms,
    metric: "human_with_ai_time",
    category: "",
    stat: "mean",
    long: {facet: "human_with_ai_time", label: null},
    id: "human_with_ai_time_mean"
  },
  autonomy: {
    unit: "1–5",
    label: "AI autonomy",
    about: "Mean AI autonomy, 1 to 5",
    range: [1, 5],
    platforms,
    metric: "autonomy",
    category: "",
    stat: "mean",
    long: {facet: "ai_autonomy", label: null},
    id: "ai_autonomy_mean"
  },
  human_education: {
    unit: "years",
    label: "human education",
    about: "Mean education to understand the request, years",
    range: [0, 30],
    platforms,
    metric: "human_education",
    category: "",
    stat: "mean",
    long: {facet: "human_education_years", label: null},
    id: "human_education_years_mean"
  },
  ai_education: {
    unit: "years",
    label: "AI education",
    about: "Mean education to understand the answer, years",
    range: [0, 30],
    platforms,
    metric: "ai_education",
    category: "",
    stat: "mean",
    long: {facet: "ai_education_years", label: null},
    id: "ai_education_years_mean"
  },
  work: {
    unit: "%",
    label: "work share",
    about: "Share of conversations whose use case is work",
    range: percent,
    platforms,
    metric: "use_case",
    category: "work",
    stat: "pct",
    long: null,
    id: "use_case_work_pct"
  },
  personal: {
    unit: "%",
    label: "personal share",
    about: "Share of conversations whose use case is personal",
    range: percent,
    platforms,
    metric: "use_case",
    category: "personal",
    stat: "pct",
    long: null,
    id: "use_case_personal_pct"
  },
  coursework: {
    unit: "%",
    label: "coursework share",
    about: "Share of conversations whose use case is coursework",
    range: percent,
    platforms,
    metric: "use_case",
    category: "coursework",
    stat: "pct",
    long: null,
    id: "use_case_coursework_pct"
  },
  cost_index: {
    unit: "× mean",
    label: "cost index",
    about: "Mean cost of an exchange, over that of all tasks",
    range: [0, Infinity],
    platforms: ["api"],
    metric: "cost",
    category: "",
    stat: "index",
    long: {facet: "cost", label: null},
    id: null
  }
} as const satisfies Record<string, MeasureRow>;

type Measures = typeof measures;
export type Measure = keyof Measures;

/** A column of the panel: a measure on a platform that has it. */
export type Column = {[M in Measure]: `${Measures[M]["platforms"][number]}_${M}`}[Measure];

/** A measure that is a share of a task's own conversations. */
export type Share = {[M in Measure]: Measures[M]["category"] extends "" ? never : M}[Measure];

/** The rows alone. */
export const measureRows: readonly MeasureRow[] = Object.values(measures);

/** A column, and what it is made of. */
export interface ColumnOf extends MeasureRow {
  column: Column;
  platform: Platform;
  measure: Measure;
}

/** Every column of the panel with its measure, platform by platform. */
export const columnRows: readonly ColumnOf[] = platforms.flatMap((platform) =>
  (Object.entries(measures) as [Measure, MeasureRow][])
    .filter(([, row]) => row.platforms.includes(platform))
    .map(([measure, row]) => ({...row, column: `${platform}_${measure}` as Column, platform, measure}))
);
