import type {DuckDBConnection} from "@duckdb/node-api";

import {type ColumnOf, columnRows} from "../../src/analysis/panel/measures.js";
import type {Column, Panel, PanelRow} from "../../src/analysis/panel/Panel.js";
import {columns} from "../../src/analysis/panel/Panel.js";
import {pseudoTasks} from "../dialects/Observation.js";
import {literal, rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/**
 * One row a task over both platforms, from the observations of one period, with the O*NET join where `statements`
 * has been loaded: by the statement's text, which is every release's key, so that a task has one group in all of them.
 * All Task IDs and all SOC major groups are kept; the group of a task is the one with most of its occupations, ties go to
 * the lower code.
 */
export async function panelOf(connection: DuckDBConnection, period: string): Promise<Panel> {
  const cells = columnRows.map((row) => `${cell(row)} AS ${row.column}`);
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

function cell({platform, metric, category, stat}: ColumnOf): string {
  const match = Object.entries({platform, metric, category, stat}).map(
    ([name, value]) => `${name} = ${literal(value)}`
  );
  return `max(value) FILTER (${match.join(" AND ")})`;
}

/** Columns without a single value: what the release, or these files of it, do not publish. */
export function absentColumns(panel: Panel, dialect: Manifest["dialect"]): Column[] {
  const published = columnRows.filter(({long, id}) => (dialect === "long" ? long : id) !== null);
  return published.map(({column}) => column).filter((column) => panel.every((row) => row[column] === null));
}
