import type {DuckDBConnection} from "@duckdb/node-api";

import type {Acquired} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects} from "../dialects/Dialect.js";
import {rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/** The first offender of a check, as its query returns it. */
interface Offender {
  platform: string;
  where: string;
  expected: string;
  found: string;
}

/** One promise the data must keep. The query returns offenders; none is good. The docs list these texts. */
interface Check {
  id: string;
  promise: string;
  next: string;
  offenders: string;
}

const cells = `SELECT platform, period, task, metric, stat, sum(value) AS total, max(value) FILTER (category <> 'folded') AS top,
    min(value) FILTER (category <> 'folded') AS low FROM observations WHERE metric IN ('collaboration', 'success')
    GROUP BY ALL`;

/** What every release keeps, row for row, before any number is computed; one without counts has fewer rows to ask. */
export const contract: readonly Check[] = [
  {
    id: "unique",
    promise: "A cell is published once: platform, period, task, metric, category and statistic are a key.",
    next: "the file repeats rows; compare its hash with the catalogue (npm run data -- verify)",
    offenders: `SELECT platform, metric || ' of “' || task || '”, ' || category || ' ' || stat AS where,
        'one row' AS expected, count(*) || ' rows' AS found
      FROM observations GROUP BY platform, period, task, metric, category, stat HAVING count(*) > 1`
  },
  {
    id: "finite",
    promise: "A value is a number; what was not published has no row.",
    next: "look at the row; what stands for an absent value there must be left out in data-loaders/dialects/",
    offenders: `SELECT platform, metric || ' of “' || task || '”, ' || category || ' ' || stat AS where,
        'a number' AS expected, value::VARCHAR AS found FROM observations WHERE NOT isfinite(value)`
  },
  {
    id: "percentages",
    promise: "A percentage lies between 0 and 100, a count is a whole number of at least 1.",
    next: "look at the row; a new unit needs a mapping in data-loaders/dialects/",
    offenders: `SELECT platform, metric || ' of “' || task || '”, ' || category || ' ' || stat AS where,
        CASE stat WHEN 'pct' THEN '0 to 100' ELSE 'a whole number from 1' END AS expected, value::VARCHAR AS found
      FROM observations
      WHERE (stat = 'pct' AND NOT value BETWEEN 0 AND 100 + 1e-9) OR (stat = 'count' AND (value < 1 OR value <> round(value)))`
  },
  {
    id: "adds-up",
    promise: "The cells of a task, folded ones included, add up to its number of conversations.",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    offenders: `SELECT c.platform, c.metric || ' of “' || c.task || '”' AS where, n.value || ' conversations' AS expected,
        c.total || ' in its cells' AS found
      FROM (${cells}) c JOIN observations n ON n.platform = c.platform AND n.period = c.period AND n.task = c.task AND n.metric = 'usage' AND n.stat = 'count'
      WHERE c.stat = 'count' AND c.task <> '' AND c.total <> n.value`
  },
  {
    id: "hundred",
    promise:
      "The percentages of a task, folded cell included, add up to 100 (± 1e-6, or ± 0.05 where two decimals are published).",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    offenders: `SELECT platform, metric || ' of “' || task || '”' AS where, '100 %' AS expected, total || ' %' AS found
      FROM (${cells}) WHERE stat = 'pct' AND abs(total - 100) > getvariable('rounding')`
  },
  {
    id: "folding",
    promise: "A named cell of a task stands for at least 15 conversations; smaller ones are folded.",
    next: "the publisher's threshold has changed: the bounds for folded cells must change with it (src/analysis)",
    offenders: `SELECT platform, metric || ' of “' || task || '”' AS where, 'named cells of at least 15' AS expected,
        low::VARCHAR AS found
      FROM (${cells}) WHERE stat = 'count' AND task <> '' AND low < 15`
  },
  {
    id: "share",
    promise: "A percentage is its count over the task's conversations (± 1e-6).",
    next: "count and percentage rows disagree; compare the file's hash with the catalogue",
    offenders: `SELECT p.platform, p.metric || ' of “' || p.task || '”, ' || p.category AS where,
        (100 * c.value / n.value) || ' %' AS expected, p.value || ' %' AS found
      FROM observations p
        JOIN observations c ON c.stat = 'count' AND c.platform = p.platform AND c.period = p.period AND c.task = p.task AND c.metric = p.metric AND c.category = p.category
        JOIN observations n ON n.stat = 'count' AND n.platform = p.platform AND n.period = p.period AND n.task = p.task AND n.metric = 'usage'
      WHERE p.stat = 'pct' AND p.metric <> 'usage' AND p.task <> '' AND abs(p.value - 100 * c.value / n.value) > 1e-6`
  }
];

/**
 * Holds the observations against the contract.
 *
 * @throws DataError that names the promise, the first offender (metric, task, expected, found) and how many there are.
 */
export async function checkContract(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired
): Promise<void> {
  await checkFacets(connection, manifest, acquired);
  await connection.run(`SET VARIABLE rounding = ${dialects[manifest.dialect].rounding}`);
  for (const {promise, next, offenders} of contract) {
    const found = await rows<Offender & {total: number}>(
      connection,
      `SELECT *, (count(*) OVER ())::INTEGER AS total FROM (${offenders}) ORDER BY platform, "where" LIMIT 1`
    );
    const [first] = found;
    if (!first) continue;
    throw new DataError({
      expected: `${first.expected}. ${promise}`,
      found: first.total === 1 ? first.found : `${first.found}, and ${first.total - 1} more such cells`,
      where: `${pathOf(acquired, first.platform)}: ${first.where}`,
      next
    });
  }
}

/** Which observations each published metric must have, a task at least. */
const required = {collaboration: "collaboration", success: "success"} as const;

/** A metric that the catalogue promises must be there: a renamed facet is said, not skipped. */
async function checkFacets(connection: DuckDBConnection, manifest: Manifest, acquired: Acquired): Promise<void> {
  const found = await rows<{platform: string; metric: string}>(
    connection,
    "SELECT DISTINCT platform, metric FROM observations WHERE task <> ''"
  );
  const {facets, code} = dialects[manifest.dialect];
  const metrics = ["usage", ...manifest.metrics.flatMap((m) => (m in required ? [m] : []))];
  for (const platform of ["claude", "api"]) {
    const missing = metrics.find((metric) => !found.some((d) => d.platform === platform && d.metric === metric));
    if (!missing) continue;
    const file = acquired.files.find((f) => f.role === (platform === "api" ? "api" : "claude_ai"))!.file;
    throw new DataError({
      expected: `rows about ${missing} by task, which release ${manifest.release} publishes`,
      found: `only the facets ${(await facets(connection, file)).join(", ") || "(none)"}`,
      where: pathOf(acquired, platform),
      next: `if a facet was renamed, map it in ${code}; if it was dropped, take it out of the release's manifest`
    });
  }
}

function pathOf(acquired: Acquired, platform: string): string {
  return acquired.files.find((f) => f.role === (platform === "api" ? "api" : "claude_ai"))?.path ?? platform;
}
