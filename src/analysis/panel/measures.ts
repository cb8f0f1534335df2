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

/** A share of a task's own conversations: one cell of a metric, with its place in either dialect. */
const cell = <C extends string, Id extends string | null>(
  metric: string,
  category: C,
  {label, about, long, id}: Pick<MeasureRow, "label" | "about" | "long"> & {id: Id}
) => ({unit: "%", label, about, range: percent, platforms, metric, category, stat: "pct", long, id}) as const;

/** A cell of task success. */
const success = <C extends string>(category: C, name: string, label: string, about: string) =>
  cell("success", category, {label, about, long: {facet: "task_success", label: name}, id: null});

/** A collaboration mode, by the dataset's name for it. */
const mode = <C extends string>(category: C, name: string) => {
  const hyphened = name.replace(" ", "-");
  return cell("collaboration", category, {
    label: `${hyphened} share`,
    about: `Share of conversations in ${hyphened} mode`,
    long: {facet: "collaboration", label: name},
    id: `collaboration_${category}_pct`
  });
};

const useCase = <C extends string>(category: C) =>
  cell("use_case", category, {
    label: `${category} share`,
    about: `Share of conversations whose use case is ${category}`,
    long: null,
    id: `use_case_${category}_pct`
  });

/** The mean of a numeric facet. */
const mean = (facet: string, unit: string, label: string, about: string, range: MeasureRow["range"]) => {
  const [metric, long] = [facet.replace(/^ai_(?=autonomy)|_years$/, ""), {facet, label: null}];
  return {unit, label, about, range, platforms, metric, category: "", stat: "mean", long, id: `${facet}_mean`} as const;
};

const usage = {platforms, metric: "usage", category: "", long: {facet: "onet_task", label: null}} as const;
const time = [0, 10_000] as const;
const years = [0, 30] as const;

/**
 * Every measure, a row each. Panel columns, variables, data dictionary, both dialects, the panel's sources and the
 * contract's ranges are made from here: to add a measure is to add a row.
 */
export const measures = {
  n: {
    ...usage,
    unit: "conversations",
    label: "conversations",
    about: "Conversations of the task (onet_task_count)",
    range: [0, Infinity],
    stat: "count",
    id: null
  },
  usage: {
    ...usage,
    unit: "%",
    label: "usage share",
    about: "Share of the platform's conversations (onet_task_pct)",
    range: percent,
    stat: "pct",
    id: "pct"
  },
  success: success("yes", "yes", "success", "Published share judged successful (the yes cell)"),
  failure: success("no", "no", "failure", "Published share judged not successful (the no cell)"),
  success_folded: success(
    "folded",
    "not_classified",
    "success, folded",
    "Share of task_success cells folded or unclassified"
  ),
  directive: mode("directive", "directive"),
  feedback_loop: mode("feedback_loop", "feedback loop"),
  learning: mode("learning", "learning"),
  task_iteration: mode("task_iteration", "task iteration"),
  validation: mode("validation", "validation"),
  no_mode: cell("collaboration", "no_mode", {
    label: "no-mode share",
    about: "Share of conversations labelled with no mode (none)",
    long: {facet: "collaboration", label: "none"},
    id: "collaboration_none_pct"
  }),
  modes_folded: cell("collaboration", "folded", {
    label: "modes, folded",
    about: "Share of collaboration cells folded or unclassified",
    long: {facet: "collaboration", label: "not_classified"},
    id: null
  }),
  human_only_time: mean("human_only_time", "h", "time alone", "Mean estimated time of a person alone, hours", time),
  human_with_ai_time: mean(
    "human_with_ai_time",
    "min",
    "time with AI",
    "Mean estimated time of a person with AI, minutes",
    time
  ),
  autonomy: mean("ai_autonomy", "1–5", "AI autonomy", "Mean AI autonomy, 1 to 5", [1, 5]),
  human_education: mean(
    "human_education_years",
    "years",
    "human education",
    "Mean education to understand the request, years",
    years
  ),
  ai_education: mean(
    "ai_education_years",
    "years",
    "AI education",
    "Mean education to understand the answer, years",
    years
  ),
  work: useCase("work"),
  personal: useCase("personal"),
  coursework: useCase("coursework"),
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
