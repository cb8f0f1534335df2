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
  const found = await rows<PanelRow>(
    connection,
    `WITH cells(${cellKey}, number) AS (VALUES ${columnRows.map(numbered).join(", ")}),
       wide AS (SELECT task, ${columnRows.map(({column}, i) => `max(value) FILTER (number = ${i}) AS ${column}`).join(", ")}
         FROM observations LEFT JOIN cells USING (${cellKey})
         WHERE task <> '' AND period = ${literal(period)} GROUP BY task),
       majors AS (SELECT task, left(soc, 2) AS major, count(DISTINCT soc) AS occupations, list(task_id) AS ids
         FROM statements WHERE task IN (SELECT task FROM wide) GROUP BY ALL),
       occupations AS (SELECT task, list(major ORDER BY occupations DESC, major) AS soc_majors,
           list_sort(list_distinct(flatten(list(ids)))) AS task_ids
         FROM majors GROUP BY task)
     SELECT wide.task, wide.task IN (${pseudoTasks.map(literal).join(", ")}) AS pseudo,
       coalesce(task_ids, []) AS task_ids, coalesce(soc_majors, []) AS soc_majors, soc_majors[1] AS soc_major,
       ${columns.join(", ")}
     FROM wide LEFT JOIN occupations USING (task)
     ORDER BY wide.task`
  );
  return found;
}

/** A column's cell gets a number, as forty comparisons of four texts each take longer than one join and forty of numbers. */
const cellKey = "platform, metric, category, stat";
const numbered = ({platform, metric, category, stat}: ColumnOf, i: number): string =>
  `(${[platform, metric, category, stat].map(literal).join(", ")}, ${i})`;

/** Columns without a single value: what the release, or these files of it, do not publish. */
export function absentColumns(panel: Panel, dialect: Manifest["dialect"]): Column[] {
  const published = columnRows.filter(({long, id}) => (dialect === "long" ? long : id) !== null);
  return published.map(({column}) => column).filter((column) => panel.every((row) => row[column] === null));
}
