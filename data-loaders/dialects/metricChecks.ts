import type {DuckDBConnection} from "@duckdb/node-api";

import {measures, modes, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {list} from "../../src/analysis/words/format.js";
import {DataError} from "../DataError.js";
import {literals, rows} from "../duckdb.js";
import type {Files} from "./csvTable.js";
import {pseudoTasks} from "./Observation.js";

const compare = "compare the file's hash with the catalogue (npm run data -- verify), or fetch it again";

/** Only Claude.ai is published by place: the file's name alone says which platform it is, so this tells a swap. */
async function checkGlobalOnly(connection: DuckDBConnection, files: Files): Promise<void> {
  const [other] = await rows<{place: string}>(
    connection,
    "SELECT place FROM published WHERE NOT starts_with(place, 'global ') ORDER BY 1 LIMIT 1"
  );
  if (!other) return;
  throw new DataError({
    expected: "rows about the whole world only, as the API is published",
    found: `rows about ${other.place}`,
    where: files.api,
    next: "check that the two platform files are not swapped"
  });
}

/** Every calendar month of the window must be there on both platforms, and no other. */
async function checkMonths(
  connection: DuckDBConnection,
  files: Files,
  window: {start: string; end: string}
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
async function checkKeys(connection: DuckDBConnection, files: Files): Promise<void> {
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

/**
 * Beside its share of use, a task has all six modes and no other, or none of them where it is too thin. What is
 * published in part could be read in two ways: the rest is 0, or not known.
 */
async function checkModes(connection: DuckDBConnection, files: Files): Promise<void> {
  const known = modes.map((mode) => measures[mode].id!);
  const [first] = await rows<{platform: Platform; period: string; id: string; name: string; metrics: string[]}>(
    connection,
    `SELECT platform, period, id, min(name) AS name, list(DISTINCT metric ORDER BY metric)
         FILTER (metric = 'pct' OR metric LIKE 'collaboration_%') AS metrics,
       count(DISTINCT metric) FILTER (metric LIKE 'collaboration_%') AS shares
     FROM published WHERE category = 'onet' GROUP BY platform, period, id
     HAVING count(*) FILTER (metric = 'pct') = 0 OR shares NOT IN (0, ${known.length})
       OR count(*) FILTER (metric LIKE 'collaboration_%' AND metric NOT IN (${literals(known)})) > 0
     ORDER BY platform, name LIMIT 1`
  );
  if (!first) return;
  first.metrics ??= [];
  const thin = !first.metrics.some((metric) => metric.startsWith("collaboration_"));
  const expected = ["pct", ...(thin ? [] : known)];
  const unknown = first.metrics.filter((metric) => !expected.includes(metric));
  const missing = expected.filter((metric) => !first.metrics.includes(metric));
  const parts = [unknown.length && `the unknown ${list(unknown)}`, missing.length && `no ${list(missing)}`];
  throw new DataError({
    expected: `for each task the metrics ${list(["pct", ...known])}, or pct and none of the others`,
    found: `${parts.filter(Boolean).join(", and ")}, for the task “${first.name}” (Task ID ${first.id}, the month from ${first.period})`,
    where: files[first.platform],
    next:
      "if a metric was renamed or added, correct or add its row in src/analysis/panel/measures.json, which data-loaders/dialects/metric.ts reads, and give a new mode a place " +
      `in src/analysis/panel/Panel.ts; if rows are missing, ${compare}`
  });
}

/** Task IDs are whole numbers. Those of a later edition of O*NET have no statement here, and keep their own text. */
async function checkIds(connection: DuckDBConnection, files: Files): Promise<void> {
  const named = literals(pseudoTasks);
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
}

/** What both files of a release must keep, as read into `published`, in the order in which a fault is told. */
export const metricChecks = [checkGlobalOnly, checkMonths, checkIds, checkKeys, checkModes] as const;
