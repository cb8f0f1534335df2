import type {DuckDBConnection} from "@duckdb/node-api";

import {type Panel, type PanelRow, platforms} from "../../src/analysis/panel/Panel.js";
import type {Audit, IdAudit} from "../../src/analysis/panel/ReleaseEvidence.js";
import {isShared, listsSuccess} from "../../src/analysis/panel/selectTasks.js";
import {literal, rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";
import {absentColumns} from "./panel.js";

/**
 * Audits the join of one period.
 *
 * @param duplicates keys that are published more than once
 */
export async function auditOf(
  connection: DuckDBConnection,
  panel: Panel,
  duplicates: number,
  period: string,
  dialect: Manifest["dialect"]
): Promise<Audit> {
  const named = panel.filter((row) => !row.pseudo);
  const count = (test: (row: PanelRow) => boolean, list: Panel = named): number => list.filter(test).length;
  const unmatched = named.filter((row) => row.task_ids.length === 0);
  return {
    claude_tasks: count((row) => row.claude_usage !== null),
    api_tasks: count((row) => row.api_usage !== null),
    shared_tasks: count(isShared),
    claude_only: count((row) => row.claude_usage !== null && row.api_usage === null),
    api_only: count((row) => row.claude_usage === null && row.api_usage !== null),
    duplicate_keys: duplicates,
    without_statement: unmatched.length,
    without_statement_examples: unmatched.slice(0, 5).map((row) => row.task),
    several_task_ids: count((row) => row.task_ids.length > 1),
    several_majors: count((row) => row.soc_majors.length > 1),
    claude_with_success_cells: count((row) => listsSuccess(row, "claude"), panel),
    api_with_success_cells: count((row) => listsSuccess(row, "api"), panel),
    absent_columns: absentColumns(panel, dialect),
    ids: dialect === "metric" ? await idAudit(connection, period) : null
  };
}

async function idAudit(connection: DuckDBConnection, period: string): Promise<IdAudit> {
  const ids = `(SELECT id, min(name) AS name, any_value(task) AS task, any_value(known) AS known
    FROM task_nodes WHERE period = ${literal(period)} AND id IS NOT NULL GROUP BY id)`;
  const repeated = (key: string): string => `(SELECT ${key} AS key FROM ${ids} GROUP BY ALL HAVING count(*) > 1)`;
  const nodes = `(FROM task_nodes WHERE period = ${literal(period)} AND id IS NOT NULL)`;
  const byPlatform = (test: string): string =>
    `{${platforms.map((p) => `${p}: (SELECT count(*) FROM ${nodes} WHERE platform = ${literal(p)} AND ${test})::INTEGER`).join(", ")}}`;
  const [found] = await rows<IdAudit>(
    connection,
    `SELECT count(*)::INTEGER AS published, (count(*) FILTER (NOT known))::INTEGER AS without_statement,
       coalesce(list(id || ' “' || name || '”' ORDER BY id) FILTER (NOT known), [])[:5] AS without_statement_examples,
       ${byPlatform("NOT modes")} AS without_modes,
       coalesce((SELECT list(DISTINCT id || ' “' || name || '”' ORDER BY id || ' “' || name || '”')
         FROM ${nodes} WHERE NOT modes), [])[:5] AS without_modes_examples,
       ${byPlatform("share = 0")} AS rounded_to_zero,
       (count(*) FILTER (known AND lower(trim(name)) <> task))::INTEGER AS reworded,
       (SELECT count(*) FROM ${repeated("lower(name)")})::INTEGER AS names_repeated,
       coalesce((SELECT list(key ORDER BY key) FROM ${repeated("lower(name)")}), [])[:5] AS names_repeated_examples,
       (SELECT count(*) FROM ${repeated("task")})::INTEGER AS statements_merged
     FROM ${ids}`
  );
  return found!;
}
