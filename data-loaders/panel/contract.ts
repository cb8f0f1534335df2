import type {DuckDBConnection} from "@duckdb/node-api";

import type {Acquired, AcquiredFile} from "../acquire/Acquired.js";
import {DataError} from "../DataError.js";
import {dialects as every} from "../dialects/Dialect.js";
import {literal, rows} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/** The first offender of a check, as its query returns it: where it stands, what was expected and what was found. */
interface Offender {
  platform: string;
  metric: string;
  /** Empty for a figure about all conversations. */
  task: string;
  /** Category and statistic, where the offender is one row. */
  cell: string;
  expected: string;
  found: string;
}

/** One promise the data must keep. The query returns offenders; none is good. The documentation lists these texts. */
export interface Check {
  id: string;
  promise: string;
  next: string;
  /** Dialects that make the promise: shares rounded to two decimals add up to nothing exactly. */
  dialects: readonly Manifest["dialect"][];
  offenders: string;
}

/** Least and greatest possible mean of each numeric metric. */
export const ranges: Readonly<Record<string, readonly [low: number, high: number]>> = {
  human_only_time: [0, 10_000],
  human_with_ai_time: [0, 10_000],
  autonomy: [1, 5],
  human_education: [0, 30],
  ai_education: [0, 30]
};

/** How much the counts of a facet about all conversations may differ from the number of conversations, as a share. */
const baseTolerance = 1e-3;

const everyDialect = ["long", "metric"] as const;
const long = ["long"] as const;

const cells = `SELECT platform, period, task, metric, stat, sum(value) AS total,
    min(value) FILTER (category <> 'folded') AS low FROM observations WHERE metric IN ('collaboration', 'success')
    GROUP BY ALL`;
const bases = `SELECT platform, period, sum(value) AS n FROM observations
    WHERE metric = 'usage' AND stat = 'count' GROUP BY ALL`;
/** What makes a row one of a kind. Its hash finds those that stand twice five times as quickly as the text itself. */
const key = "platform, period, task, metric, category, stat";
/** The hashes of keys that stand more than once, or share their hash by chance. */
export const repeatedKeys = `SELECT hash(${key}) FROM observations GROUP BY ALL HAVING count(*) > 1`;
const row = "platform, metric, task, trim(category || ' ' || stat) AS cell";
const compare = "compare the file's hash with the catalogue (npm run data -- verify)";

/** What a release keeps, row for row, before any number is computed. */
export const contract: readonly Check[] = [
  {
    id: "unique",
    promise: "A cell is published once: platform, period, task, metric, category and statistic are a key.",
    next: `the file repeats rows; ${compare}`,
    dialects: everyDialect,
    offenders: `SELECT ${row}, 'one row' AS expected, count(*) || ' rows' AS found
      FROM observations WHERE hash(${key}) IN (${repeatedKeys}) GROUP BY ${key} HAVING count(*) > 1`
  },
  {
    id: "finite",
    promise: "A value is a number; what was not published has no row.",
    next: "look at the row; what stands for an absent value there must be left out in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, 'a number' AS expected, coalesce(value::VARCHAR, 'null') AS found
      FROM observations WHERE value IS NULL OR NOT isfinite(value)`
  },
  {
    id: "percentages",
    promise: "A percentage lies between 0 and 100, a count is a whole number of at least 1.",
    next: "look at the row; a new unit needs a mapping in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, CASE stat WHEN 'pct' THEN '0 to 100' ELSE 'a whole number from 1' END AS expected,
        value::VARCHAR AS found
      FROM observations
      WHERE (stat = 'pct' AND NOT value BETWEEN 0 AND 100 + 1e-9) OR (stat = 'count' AND (value < 1 OR value <> round(value)))`
  },
  {
    id: "ranges",
    promise: `A mean lies in the range of its metric: ${Object.entries(ranges)
      .map(([metric, [low, high]]) => `${metric} ${low} to ${high}`)
      .join(", ")}.`,
    next: "look at the row; a new unit needs a mapping in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, r.low || ' to ' || r.high AS expected, value::VARCHAR AS found
      FROM observations JOIN (VALUES ${Object.entries(ranges)
        .map(([metric, [low, high]]) => `(${literal(metric)}, ${low}, ${high})`)
        .join(", ")}) r(of, low, high) ON r.of = metric
      WHERE stat = 'mean' AND NOT value BETWEEN r.low AND r.high`
  },
  {
    id: "adds-up",
    promise: "The cells of a task, folded ones included, add up to its number of conversations.",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT c.platform, c.metric, c.task, 'all cells' AS cell, n.value || ' conversations' AS expected,
        c.total || ' in its cells' AS found
      FROM (${cells}) c JOIN observations n ON n.platform = c.platform AND n.period = c.period AND n.task = c.task
        AND n.metric = 'usage' AND n.stat = 'count'
      WHERE c.stat = 'count' AND c.task <> '' AND c.total <> n.value`
  },
  {
    id: "hundred",
    promise:
      "The percentages of a task, folded cell included, add up to 100 (± 1e-6, or ± 0.05 where two decimals are published); so do the shares of all tasks where more are.",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: everyDialect,
    offenders: `SELECT platform, metric, task, 'all cells' AS cell, '100 %' AS expected, total || ' %' AS found
      FROM (${cells}) WHERE stat = 'pct' AND abs(total - 100) > getvariable('rounding')
      UNION ALL SELECT platform, metric, '', 'all tasks', '100 %', sum(value) || ' %'
      FROM observations WHERE metric = 'usage' AND stat = 'pct' AND task <> ''
      GROUP BY platform, period, metric HAVING getvariable('rounding') < 0.01 AND abs(sum(value) - 100) > 1e-6`
  },
  {
    id: "base",
    promise: `The counts of a facet about all conversations add up to the platform's base, the sum over its tasks (± ${100 * baseTolerance} %).`,
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT c.platform, c.metric, '' AS task, 'all cells' AS cell, b.n || ' conversations' AS expected,
        c.total || ' in its cells' AS found
      FROM (${cells}) c JOIN (${bases}) b ON b.platform = c.platform AND b.period = c.period
      WHERE c.stat = 'count' AND c.task = '' AND abs(c.total - b.n) > ${baseTolerance} * b.n`
  },
  {
    id: "folding",
    promise: "A named cell of a task stands for at least 15 conversations; smaller ones are folded.",
    next: "the publisher's threshold has changed: the bounds for folded cells must change with it (src/analysis)",
    dialects: long,
    offenders: `SELECT platform, metric, task, 'named cells' AS cell, 'named cells of at least 15' AS expected,
        low::VARCHAR AS found
      FROM (${cells}) WHERE stat = 'count' AND task <> '' AND low < 15`
  },
  {
    id: "share",
    promise: "A percentage is its count over the task's conversations (± 1e-6).",
    next: "count and percentage rows disagree; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT p.platform, p.metric, p.task, p.category AS cell, (100 * c.value / n.value) || ' %' AS expected,
        p.value || ' %' AS found
      FROM observations p
        JOIN observations c ON c.stat = 'count' AND c.platform = p.platform AND c.period = p.period AND c.task = p.task
          AND c.metric = p.metric AND c.category = p.category
        JOIN observations n ON n.stat = 'count' AND n.platform = p.platform AND n.period = p.period AND n.task = p.task
          AND n.metric = 'usage'
      WHERE p.stat = 'pct' AND p.metric <> 'usage' AND p.task <> '' AND abs(p.value - 100 * c.value / n.value) > 1e-6`
  }
];

/**
 * Holds the observations against the contract.
 *
 * @throws DataError that names the promise, the first offender (facet, task, expected, found) and how many there are.
 */
export async function checkContract(
  connection: DuckDBConnection,
  manifest: Manifest,
  acquired: Acquired
): Promise<void> {
  await checkFacets(connection, manifest, acquired);
  await connection.run(`SET VARIABLE rounding = ${every[manifest.dialect].rounding}`);
  for (const {promise, next, offenders, dialects} of contract) {
    if (!dialects.includes(manifest.dialect)) continue;
    const found = await rows<Offender & {total: number}>(
      connection,
      `SELECT *, (count(*) OVER ())::INTEGER AS total FROM (${offenders}) ORDER BY platform, metric, task, cell LIMIT 1`
    );
    const [first] = found;
    if (!first) continue;
    throw new DataError({
      expected: `${first.expected}. ${promise}`,
      found: first.total === 1 ? first.found : `${first.found}, and ${first.total - 1} more such cells`,
      where: placeOf(manifest, acquired, first),
      next
    });
  }
}

/** File, facet as the file calls it, task and cell. */
function placeOf({dialect}: Manifest, acquired: Acquired, {platform, metric, task, cell}: Offender): string {
  const facet = `facet ${every[dialect].facetOf(metric, task !== "")}, `;
  const whose = task === "" ? `${metric} of all conversations` : `${metric} of “${task}”`;
  return `${fileOf(acquired, platform).path}: ${facet}${whose}${cell === "" ? "" : `, ${cell}`}`;
}

/** Which observations each published metric must have, a task at least. */
const required = {collaboration: "collaboration", success: "success"} as const;

/** A metric that the catalogue promises must be there: a renamed facet is said, not skipped. */
async function checkFacets(connection: DuckDBConnection, manifest: Manifest, acquired: Acquired): Promise<void> {
  const found = await rows<{platform: string; metric: string}>(
    connection,
    "SELECT DISTINCT platform, metric FROM observations WHERE task <> ''"
  );
  const {facets, code} = every[manifest.dialect];
  const metrics = ["usage", ...manifest.metrics.flatMap((m) => (m in required ? [m] : []))];
  for (const platform of ["claude", "api"]) {
    const missing = metrics.find((metric) => !found.some((d) => d.platform === platform && d.metric === metric));
    if (!missing) continue;
    const {file, path} = fileOf(acquired, platform);
    throw new DataError({
      expected: `rows about ${missing} by task, which release ${manifest.release} publishes`,
      found: `only the facets ${(await facets(connection, file)).join(", ") || "(none)"}`,
      where: path,
      next: `if a facet was renamed, map it in ${code}; if it was dropped, take it out of the release's manifest`
    });
  }
}

const fileOf = (acquired: Acquired, platform: string): AcquiredFile =>
  acquired.files.find(({role}) => role === (platform === "api" ? "api" : "claude_ai"))!;
