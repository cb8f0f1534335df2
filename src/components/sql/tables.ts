import type {DataType, Vector} from "apache-arrow";
import {Float64, Table, tableFromIPC, tableToIPC, Utf8, vectorFromArray} from "apache-arrow";

import type {JudgedClaim} from "../../analysis/claims/Claim.js";
import type {Results} from "../../analysis/claims/Results.js";
import {specificationToQuery} from "../../analysis/panel/specificationQuery.js";
import {variableIds, variables} from "../../analysis/panel/variables.js";

/** What the console's database holds, as Arrow IPC streams: DuckDB-Wasm reads nothing from an IPC file. */
export function consoleTables(panel: ArrayBuffer, results: Results): Record<string, Uint8Array> {
  const stream = (columns: Record<string, [DataType, unknown[]]>): Uint8Array => {
    const vectors = Object.entries(columns).map(([name, [type, values]]): [string, Vector] => [
      name,
      vectorFromArray(values, type)
    ]);
    return tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
  };
  const text = (values: (string | null)[]): [DataType, unknown[]] => [new Utf8(), values];
  const number = (values: (number | null)[]): [DataType, unknown[]] => [new Float64(), values];
  const {claims, estimates} = results;
  return {
    panel: tableToIPC(tableFromIPC(new Uint8Array(panel)), "stream"),
    estimates: stream({
      id: text(estimates.map((d) => d.id)),
      query: text(estimates.map(({spec}) => (spec === null ? null : specificationToQuery(spec)))),
      value: number(estimates.map((d) => d.value)),
      low: number(estimates.map((d) => d.interval?.[0] ?? null)),
      high: number(estimates.map((d) => d.interval?.[1] ?? null)),
      p: number(estimates.map((d) => d.p)),
      n: number(estimates.map((d) => d.n)),
      method: text(estimates.map((d) => d.method))
    }),
    claims: stream({
      id: text(claims.map((d) => d.id)),
      statement: text(claims.map((d) => d.statement)),
      verdict: text(claims.map((d) => d.verdict)),
      published: number(claims.map(({published}) => single(published))),
      observed: number(claims.map(({observed}) => single(observed))),
      n: number(claims.map((d) => d.n)),
      reason: text(claims.map((d) => d.reason))
    }),
    variables: stream({
      name: text([...variableIds]),
      unit: text(variableIds.map((id) => variables[id].unit)),
      meaning: text(variableIds.map((id) => variables[id].about))
    })
  };
}

/** Claims with a number for each platform or group have no single one. */
function single(figures: JudgedClaim["observed"]): number | null {
  return typeof figures === "number" ? figures : null;
}

/** Run once the tables are there: the tasks on both platforms, with the gap, as the report selects them. */
export const consoleViews = [
  `CREATE VIEW shared AS
   SELECT *, claude_success - api_success AS gap FROM panel
   WHERE coalesce(claude_n, claude_usage, 0) > 0 AND coalesce(api_n, api_usage, 0) > 0`
];

/** Questions to begin with. */
export const examples: readonly {name: string; sql: string}[] = [
  {
    name: "The essay's correlation",
    sql: `SELECT count(*) AS tasks, corr(gap, api_directive) AS r, avg(gap) AS mean_gap
FROM shared
WHERE gap IS NOT NULL AND api_directive IS NOT NULL AND claude_directive IS NOT NULL
  AND claude_learning IS NOT NULL AND api_learning IS NOT NULL`
  },
  {
    name: "The gap by occupation",
    sql: `SELECT soc_major, count(gap) AS tasks, avg(gap) AS mean_gap
FROM shared
GROUP BY soc_major
HAVING count(gap) >= 5
ORDER BY mean_gap DESC`
  },
  {
    name: "Tasks that go better through the API",
    sql: `SELECT task, claude_success, api_success, gap, api_n
FROM shared
WHERE gap < 0
ORDER BY gap`
  },
  {
    name: "How much is folded",
    sql: `SELECT round(claude_n, -2) AS about_n, count(*) AS tasks, avg(claude_success_folded) AS folded_percent
FROM panel
WHERE claude_n BETWEEN 15 AND 2000
GROUP BY about_n
ORDER BY about_n`
  },
  {
    name: "Claims that are not reproduced",
    sql: `SELECT id, verdict, statement, reason
FROM claims
WHERE verdict <> 'reproduced'
ORDER BY id`
  },
  {name: "What the columns mean", sql: "SELECT name, unit, meaning FROM variables"}
];
