import {ascending} from "d3-array";

import {type Column, columnRows, columns, type Panel, type PanelRow} from "../../src/analysis/panel/Panel.js";
import type {Occupation} from "../../src/analysis/panel/ReleaseEvidence.js";
import {cellNumber, pseudoTasks} from "../dialects/Observation.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Figures} from "./Figures.js";

/**
 * One row a task over both platforms, from the figures of one period, with the O*NET join: by the statement's
 * text, which is every release's key, so that a task has one group in all of them. All Task IDs and all SOC major groups are
 * kept; the group of a task is the one with most of its occupations, ties go to the lower code.
 */
export function panelOf({tasks, values, occupations}: Figures): Panel {
  const rows: PanelRow[] = [];
  const published = columnRows.map((row) => ({column: row.column, numbers: values[row.platform][cellNumber(row)]!}));
  for (const [i, task] of tasks.entries()) {
    if (task === "") continue;
    const pseudo = (pseudoTasks as readonly string[]).includes(task);
    const row = {...empty, task, pseudo, ...groupsOf(occupations[i]!)};
    for (const {column, numbers} of published) if (!Number.isNaN(numbers[i])) row[column] = numbers[i]!;
    rows.push(row);
  }
  return rows;
}

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
