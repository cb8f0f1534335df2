import type {DuckDBConnection} from "@duckdb/node-api";

import type {Column, Measure, Panel, PanelRow} from "../../src/analysis/Panel.js";
import {columns, platforms} from "../../src/analysis/Panel.js";
import type {ObservationMetric} from "../dialects/Observation.js";
import {literal, rows} from "../duckdb.js";

/** Labels that stand in the task list without being tasks. */
export const pseudoTasks = ["none", "not_classified"] as const;

/** Where each measure comes from among the observations of a task. */
const sources: Record<Measure, {metric: ObservationMetric; category?: string; stat: "count" | "pct" | "mean"}> = {
  n: {metric: "usage", stat: "count"},
  usage: {metric: "usage", stat: "pct"},
  success: {metric: "success", category: "yes", stat: "pct"},
  failure: {metric: "success", category: "no", stat: "pct"},
  success_folded: {metric: "success", category: "folded", stat: "pct"},
  directive: {metric: "collaboration", category: "directive", stat: "pct"},
  feedback_loop: {metric: "collaboration", category: "feedback_loop", stat: "pct"},
  learning: {metric: "collaboration", category: "learning", stat: "pct"},
  task_iteration: {metric: "collaboration", category: "task_iteration", stat: "pct"},
  validation: {metric: "collaboration", category: "validation", stat: "pct"},
  no_mode: {metric: "collaboration", category: "no_mode", stat: "pct"},
  modes_folded: {metric: "collaboration", category: "folded", stat: "pct"},
  human_only_time: {metric: "human_only_time", stat: "mean"},
  human_with_ai_time: {metric: "human_with_ai_time", stat: "mean"},
  autonomy: {metric: "autonomy", stat: "mean"},
  human_education: {metric: "human_education", stat: "mean"},
  ai_education: {metric: "ai_education", stat: "mean"}
};

/**
 * One row a task over both platforms, from the observations of one period, with the O*NET join where `statements`
 * has been loaded: by the statement's text, which is every release's key, so that a task has one group in all of them.
 * All Task IDs and all SOC major groups are kept; the group of a task is the one with most of its occupations, ties go to
 * the lower code.
 */
export async function panelOf(connection: DuckDBConnection, period: string): Promise<Panel> {
  const cells = (Object.keys(sources) as Measure[]).flatMap((measure) =>
    platforms.map((platform) => `${cell(platform, measure)} AS ${platform}_${measure}`)
  );
  const found = await rows<PanelRow>(
    connection,
    `WITH wide AS (SELECT task, ${cells.join(",\n")}
       FROM observations WHERE task <> '' AND period = ${literal(period)} GROUP BY task),
       of_tasks AS (SELECT task, task_id, soc FROM statements WHERE task IN (SELECT task FROM wide)),
       ids AS (SELECT task, list(DISTINCT task_id ORDER BY task_id) AS task_ids FROM of_tasks GROUP BY task),
       majors AS (SELECT task, list(major ORDER BY occupations DESC, major) AS soc_majors
         FROM (SELECT task, left(soc, 2) AS major, count(DISTINCT soc) AS occupations FROM of_tasks GROUP BY ALL)
         GROUP BY task)
     SELECT wide.task, wide.task IN (${pseudoTasks.map(literal).join(", ")}) AS pseudo,
       coalesce(task_ids, []) AS task_ids, coalesce(soc_majors, []) AS soc_majors, soc_majors[1] AS soc_major,
       ${columns.join(", ")}
     FROM wide LEFT JOIN ids USING (task) LEFT JOIN majors USING (task)
     ORDER BY wide.task`
  );
  return found;
}

function cell(platform: string, measure: Measure): string {
  const {metric, category, stat} = sources[measure];
  const match = [`platform = ${literal(platform)}`, `metric = ${literal(metric)}`, `stat = ${literal(stat)}`];
  if (category) match.push(`category = ${literal(category)}`);
  return `max(value) FILTER (${match.join(" AND ")})`;
}

/** Columns without a single value: what the release, or these files of it, do not publish. */
export function absentColumns(panel: Panel): Column[] {
  return columns.filter((column) => panel.every((row) => row[column] === null));
}
