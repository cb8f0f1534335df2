import type {DuckDBConnection} from "@duckdb/node-api";

import {list} from "../../src/analysis/format.js";
import type {Platform} from "../../src/analysis/Panel.js";
import {modes, platforms} from "../../src/analysis/Panel.js";
import {DataError} from "../DataError.js";
import {literal, rows} from "../duckdb.js";
import {pseudoTasks} from "../panel/panel.js";
import {modeMetric} from "./metricNames.js";

/** Both platforms' files, for messages. */
type Files = Readonly<Record<Platform, string>>;

const compare = "compare the file's hash with the catalogue (npm run data -- verify), or fetch it again";

/** Only Claude.ai is published by place: the file's name alone says which platform it is, so this tells a swap. */
export async function checkGlobalOnly(connection: DuckDBConnection, api: string, files: Files): Promise<void> {
  const [place] = await rows<{geo_id: string; geo_level: string}>(
    connection,
    `SELECT geo_id, geo_level FROM ${api} WHERE geo_level <> 'global' LIMIT 1`
  );
  if (!place) return;
  throw new DataError({
    expected: "rows about the whole world only, as the API is published",
    found: `rows about ${place.geo_level} ${place.geo_id}`,
    where: files.api,
    next: "check that the two platform files are not swapped"
  });
}

/** Every calendar month of the window must be there on both platforms, and no other. */
export async function checkMonths(
  connection: DuckDBConnection,
  window: {start: string; end: string},
  files: Files
): Promise<void> {
  const expected = monthsOf(window);
  const found = await rows<{platform: Platform; start: string; end: string}>(
    connection,
    `SELECT DISTINCT platform, period AS start, date_end AS end FROM published WHERE category = 'onet' ORDER BY ALL`
  );
  for (const platform of platforms) {
    const there = found.filter((d) => d.platform === platform).map(({start, end}) => `${start} to ${end}`);
    if (there.join() === expected.join()) continue;
    throw new DataError({
      expected: `rows about tasks in ${expected.length === 1 ? "one month" : `${expected.length} months`}, ${list(expected)}`,
      found: there.length === 0 ? "none" : list(there),
      where: files[platform],
      next: `a month that is missing was not published or not uploaded whole: ${compare}; for other months, correct \`window\` in the release's manifest`
    });
  }
}

/** “2026-04-01 to 2026-05-01” for each calendar month of a window, whose end is exclusive. */
function monthsOf({start, end}: {start: string; end: string}): string[] {
  const months = [];
  for (let from = start; from < end;) {
    const next = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
    next.setUTCMonth(next.getUTCMonth() + 1);
    const to = next.toISOString().slice(0, 10);
    months.push(`${from} to ${to < end ? to : end}`);
    from = to;
  }
  return months;
}

/** Two rows of one key would count twice. The name of a node is no part of its key. */
export async function checkKeys(connection: DuckDBConnection, files: Files): Promise<void> {
  const [twice] = await rows<{platform: Platform; period: string; name: string; id: string; metric: string; n: number}>(
    connection,
    `SELECT platform, period, min(name) AS name, id, metric, count(*)::INTEGER AS n FROM published
     GROUP BY platform, period, category, id, metric HAVING n > 1 ORDER BY n DESC, platform, period, id LIMIT 1`
  );
  if (!twice) return;
  throw new DataError({
    expected: "one row a month, node and metric",
    found: `${twice.n} rows of ${twice.metric} for node ${twice.id}, “${twice.name}”, in the month from ${twice.period}`,
    where: files[twice.platform],
    next: `the file repeats rows; ${compare}`
  });
}

/** All six modes, and no other, beside a share of use for each task. */
export async function checkModes(connection: DuckDBConnection, files: Files): Promise<void> {
  const expected = ["pct", ...modes.map(modeMetric)];
  const faults = await rows<{platform: Platform; name: string; metrics: string[]}>(
    connection,
    `SELECT platform, min(name) AS name, list(DISTINCT metric ORDER BY metric) AS metrics FROM published
     WHERE category = 'onet' AND (metric = 'pct' OR metric LIKE 'collaboration_%') GROUP BY platform, period, id
     HAVING count(DISTINCT metric) <> ${expected.length}
       OR NOT bool_and(metric IN (${expected.map(literal).join(", ")})) ORDER BY platform, name LIMIT 1`
  );
  const [first] = faults;
  if (!first) return;
  const unknown = first.metrics.filter((metric) => !expected.includes(metric));
  const missing = expected.filter((metric) => !first.metrics.includes(metric));
  const parts = [unknown.length && `the unknown ${list(unknown)}`, missing.length && `no ${list(missing)}`];
  throw new DataError({
    expected: `the metrics ${list(expected)} for each task`,
    found: `${parts.filter(Boolean).join(", and ")}, for the task “${first.name}”`,
    where: files[first.platform],
    next:
      "if a metric was renamed or added, map it in data-loaders/dialects/metric.ts, and give a new mode a column in " +
      `src/analysis/Panel.ts; if rows are missing, ${compare}`
  });
}

/** Task IDs are whole numbers, and most are among the statements: else these are another edition's, or no IDs at all. */
export async function checkIds(connection: DuckDBConnection, files: Files): Promise<void> {
  const named = pseudoTasks.map(literal).join(", ");
  const [odd] = await rows<{platform: Platform; id: string; name: string}>(
    connection,
    `SELECT platform, id, name FROM published WHERE category = 'onet' AND id NOT IN (${named})
       AND NOT regexp_full_match(id, '[1-9][0-9]{0,8}') ORDER BY ALL LIMIT 1`
  );
  if (odd)
    throw new DataError({
      expected: "an O*NET Task ID, a whole number, as node_external_id of each task",
      found: `“${odd.id}”, for “${odd.name}”`,
      where: files[odd.platform],
      next: "a new kind of identifier needs a mapping in data-loaders/dialects/metric.ts"
    });
  const [met] = await rows<{statements: number; tasks: number; known: number}>(
    connection,
    `SELECT (SELECT count(*) FROM statements)::INTEGER AS statements, count(*)::INTEGER AS tasks,
       count(*) FILTER (id IN (SELECT task_id::VARCHAR FROM statements))::INTEGER AS known
     FROM (SELECT DISTINCT id FROM published WHERE category = 'onet' AND id NOT IN (${named}))`
  );
  if (met!.statements === 0 || 2 * met!.known >= met!.tasks) return;
  throw new DataError({
    expected: "Task IDs of the O*NET statements that the dataset publishes",
    found: `a statement for ${met!.known} of ${met!.tasks} Task IDs`,
    where: `${files.claude} and ${files.api}`,
    next: "the release uses another edition of O*NET: name its statements as the manifest's file of role statements"
  });
}
