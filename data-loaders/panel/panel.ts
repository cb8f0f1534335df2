import type {DuckDBConnection} from "@duckdb/node-api";
import {ascending, group} from "d3-array";

import {type ColumnOf, columnRows} from "../../src/analysis/panel/measures.js";
import {type Column, columns, type Panel, type PanelRow} from "../../src/analysis/panel/Panel.js";
import type {Occupation} from "../../src/analysis/panel/ReleaseEvidence.js";
import {pseudoTasks, typed} from "../dialects/Observation.js";
import {columnsOf, literal} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/**
 * One row a task over both platforms, from the observations of one period, with the O*NET join: by the statement's text,
 * which is every release's key, so that a task has one group in all of them. All Task IDs and all SOC major groups are kept;
 * the group of a task is the one with most of its occupations, ties go to the lower code.
 */
export async function panelOf(
  connection: DuckDBConnection,
  period: string,
  occupations: readonly Occupation[]
): Promise<Panel> {
  const observed = `task <> ''::task AND period = ${literal(period)}`;
  const [codes, tasks] = (await columnsOf(
    connection,
    `SELECT enum_code(task)::INTEGER AS code, task::VARCHAR
     FROM (SELECT DISTINCT task FROM observations WHERE ${observed}) ORDER BY code`
  )) as [number[], string[]];
  const [places, cells, values] = (await columnsOf(
    connection,
    `SELECT enum_code(task)::INTEGER, number, value
     FROM observations JOIN (VALUES ${columnRows.map(numbered).join(", ")}) cells(${cellKey}, number) USING (${cellKey})
     WHERE ${observed}`
  )) as [number[], number[], number[]];
  const joined = group(occupations, ({task}) => task);
  const rowOf = (task: string): PanelRow => {
    const pseudo = (pseudoTasks as readonly string[]).includes(task);
    return {...empty, task, pseudo, ...groupsOf(joined.get(task) ?? [])};
  };
  const rows = new Map(codes.map((code, i) => [code, rowOf(tasks[i]!)]));
  places.forEach((code, i) => (rows.get(code)![columns[cells[i]!]!] = values[i]!));
  return [...rows.values()];
}

const cellKey = ["platform", "metric", "category", "stat"] as const;
const numbered = (row: ColumnOf, i: number): string =>
  `(${cellKey.map((name) => typed(name, row[name])).join(", ")}, ${i})`;

/** V8 reads copies of one whole object much faster than objects that grow column by column. */
const empty = JSON.parse(
  JSON.stringify({
    task: "",
    pseudo: false,
    task_ids: [],
    soc_majors: [],
    soc_major: null,
    ...Object.fromEntries(columns.map((column) => [column, null]))
  })
) as PanelRow;

function groupsOf(occupations: readonly Occupation[]): Pick<PanelRow, "task_ids" | "soc_majors" | "soc_major"> {
  const task_ids = [...new Set(occupations.map(({task_id}) => task_id))].sort((a, b) => a - b);
  const counts = new Map<string, number>();
  for (const soc of new Set(occupations.map(({soc_code}) => soc_code)))
    counts.set(soc.slice(0, 2), (counts.get(soc.slice(0, 2)) ?? 0) + 1);
  const soc_majors = [...counts].sort((a, b) => b[1] - a[1] || ascending(a[0], b[0])).map(([major]) => major);
  return {task_ids, soc_majors, soc_major: soc_majors[0] ?? null};
}

/** Columns without a single value: what the release, or these files of it, do not publish. */
export function absentColumns(panel: Panel, dialect: Manifest["dialect"]): Column[] {
  const published = columnRows.filter(({long, id}) => (dialect === "long" ? long : id) !== null);
  return published.map(({column}) => column).filter((column) => panel.every((row) => row[column] === null));
}
