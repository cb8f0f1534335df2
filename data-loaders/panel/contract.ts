import {measureRows} from "../../src/analysis/panel/measures.js";
import {typed} from "../dialects/Observation.js";
import {literal} from "../duckdb.js";
import type {Manifest} from "../releases/Manifest.js";

/** An offender of a check, as its query returns it: where it stands, what was expected and what was found. */
export interface Offender {
  platform: string;
  metric: string;
  /** Empty for a figure about all conversations. */
  task: string;
  /** Category and statistic, where the offender is one row. */
  cell: string;
  expected: string;
  found: string;
}

export type Severity = "stop" | "note";

/** One promise of the data. The query returns offenders; none is good. The documentation lists these texts. */
export interface Check {
  id: string;
  promise: string;
  /** A breach stops a build where a number would be wrong, or could be read in two ways; else it is counted and noted. */
  severity: Severity;
  /** What to do about a breach. */
  next: string;
  /** Dialects that make the promise: shares rounded to two decimals add up to nothing exactly. */
  dialects: readonly Manifest["dialect"][];
  offenders: string;
}

/** Metrics that are means or indices, with their range. */
const numeric = measureRows.filter(({stat}) => stat === "mean" || stat === "index");
/** Metrics whose small cells are folded. */
const folded = measureRows.flatMap(({category, metric}) => (category === "folded" ? [typed("metric", metric)] : []));

/** How much the counts of a facet about all conversations may differ from the number of conversations, as a share. */
const baseTolerance = 1e-3;

const everyDialect = ["long", "metric"] as const;
const long = ["long"] as const;

/** The cells of each task together, as a table of its own: five promises are about them. */
export const cellSums = `CREATE TEMP TABLE cells AS
    SELECT platform, period, task, metric, stat, sum(value) AS total,
      min(value) FILTER (category <> 'folded'::category) AS low FROM observations WHERE metric IN (${folded.join(", ")})
    GROUP BY ALL`;
const bases = `SELECT platform, period, sum(value) AS n FROM observations
    WHERE metric = 'usage'::metric AND stat = 'count'::stat GROUP BY ALL`;
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
    severity: "stop",
    next: `the file repeats rows; ${compare}`,
    dialects: everyDialect,
    offenders: `SELECT ${row}, 'one row' AS expected, count(*) || ' rows' AS found
      FROM observations WHERE hash(${key}) IN (${repeatedKeys}) GROUP BY ${key} HAVING count(*) > 1`
  },
  {
    id: "finite",
    promise: "A value is a number; what was not published has no row.",
    severity: "stop",
    next: "look at the row; what stands for an absent value there must be left out in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, 'a number' AS expected, coalesce(value::VARCHAR, 'null') AS found
      FROM observations WHERE value IS NULL OR NOT isfinite(value)`
  },
  {
    id: "percentages",
    promise: "A percentage lies between 0 and 100, a count is above 0.",
    severity: "stop",
    next: "look at the row; a new unit needs a mapping in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, CASE stat WHEN 'pct'::stat THEN '0 to 100' ELSE 'a count above 0' END AS expected,
        value::VARCHAR AS found
      FROM observations WHERE (stat = 'pct'::stat AND NOT value BETWEEN 0 AND 100 + 1e-9) OR (stat = 'count'::stat AND value <= 0)`
  },
  {
    id: "whole",
    promise: "A count is a whole number.",
    severity: "note",
    next: "counts are scaled upstream, and no longer rounded; shares are read as published",
    dialects: long,
    offenders: `SELECT ${row}, 'a whole number' AS expected, value::VARCHAR AS found
      FROM observations WHERE stat = 'count'::stat AND value <> round(value)`
  },
  {
    id: "ranges",
    promise: "A mean or an index lies in the range of its measure (src/analysis/panel/measures.json).",
    severity: "note",
    next: "look at the row; a new unit needs a mapping in data-loaders/dialects/",
    dialects: everyDialect,
    offenders: `SELECT ${row}, r.range AS expected, value::VARCHAR AS found
      FROM observations JOIN (VALUES ${numeric
        .map(({metric, range: [low, high]}) => {
          const [end, words] = high === Infinity ? ["'inf'::DOUBLE", `at least ${low}`] : [high, `${low} to ${high}`];
          return `(${typed("metric", metric)}, ${low}, ${end}, ${literal(words)})`;
        })
        .join(", ")}) r(of, low, high, range) ON r.of = metric
      WHERE stat IN ('mean'::stat, 'index'::stat) AND NOT value BETWEEN r.low AND r.high`
  },
  {
    id: "adds-up",
    promise: "The cells of a task, folded ones included, add up to its number of conversations.",
    severity: "stop",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT c.platform, c.metric, c.task, 'all cells' AS cell, n.value || ' conversations' AS expected,
        c.total || ' in its cells' AS found
      FROM cells c JOIN observations n ON n.platform = c.platform AND n.period = c.period AND n.task = c.task
        AND n.metric = 'usage'::metric AND n.stat = 'count'::stat
      WHERE c.stat = 'count'::stat AND c.task <> ''::task AND abs(c.total - n.value) > 1e-6`
  },
  {
    id: "hundred",
    promise:
      "The percentages of a task, folded cell included, add up to 100 (± 1e-6, or ± 0.05 where two decimals are published); so do the shares of all tasks where more are.",
    severity: "stop",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: everyDialect,
    offenders: `SELECT platform, metric, task, 'all cells' AS cell, '100 %' AS expected, total || ' %' AS found
      FROM cells WHERE stat = 'pct'::stat AND abs(total - 100) > getvariable('rounding')
      UNION ALL SELECT platform, metric, '', 'all tasks', '100 %', sum(value) || ' %'
      FROM observations WHERE metric = 'usage'::metric AND stat = 'pct'::stat AND task <> ''::task
      GROUP BY platform, period, metric HAVING getvariable('rounding') < 0.01 AND abs(sum(value) - 100) > 1e-6`
  },
  {
    id: "base",
    promise: `The counts of a facet about all conversations add up to the platform's base, the sum over its tasks (± ${100 * baseTolerance} %).`,
    severity: "note",
    next: "rows are missing or doubled; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT c.platform, c.metric, '' AS task, 'all cells' AS cell, b.n || ' conversations' AS expected,
        c.total || ' in its cells' AS found
      FROM cells c JOIN (${bases}) b ON b.platform = c.platform AND b.period = c.period
      WHERE c.stat = 'count'::stat AND c.task = ''::task AND abs(c.total - b.n) > ${baseTolerance} * b.n`
  },
  {
    id: "folding",
    promise: "A named cell of a task stands for at least 15 conversations; smaller ones are folded.",
    severity: "note",
    next: "the publisher folds from another number on; the bounds of folded cells take what the file shows",
    dialects: long,
    offenders: `SELECT platform, metric, task, 'named cells' AS cell, 'named cells of at least 15' AS expected,
        low::VARCHAR AS found
      FROM cells WHERE stat = 'count'::stat AND task <> ''::task AND low < 15`
  },
  {
    id: "exact-success",
    promise:
      "What is folded beside a task's yes is the other label: never yes, no and a folded cell, and fewer than 15 folded.",
    severity: "note",
    next: "bounds of that task's success stay as wide as its folded cell; those of other tasks are exact",
    dialects: long,
    offenders: `SELECT platform, 'success' AS metric, task, 'cells beside yes' AS cell,
        'the other label alone, or fewer than 15 folded' AS expected,
        concat_ws(', ', 'yes ' || yes, 'no ' || "no", 'folded ' || folded) AS found
      FROM (SELECT platform, period, task, max(value) FILTER (category = 'yes'::category) AS yes,
          max(value) FILTER (category = 'no'::category) AS "no", max(value) FILTER (category = 'folded'::category) AS folded
        FROM observations WHERE metric = 'success'::metric AND stat = 'count'::stat AND task <> ''::task GROUP BY ALL)
      WHERE yes IS NOT NULL AND folded IS NOT NULL AND ("no" IS NOT NULL OR folded >= 15)`
  },
  {
    id: "share",
    promise: "A percentage is its count over the task's conversations (± 1e-6).",
    severity: "stop",
    next: "count and percentage rows disagree; compare the file's hash with the catalogue",
    dialects: long,
    offenders: `SELECT c.platform, c.metric, c.task, c.category AS cell, (100 * c.n / n.value) || ' %' AS expected,
        c.share || ' %' AS found
      FROM (SELECT platform, period, task, metric, category, max(value) FILTER (stat = 'count'::stat) AS n,
          max(value) FILTER (stat = 'pct'::stat) AS share
        FROM observations WHERE metric <> 'usage'::metric AND stat IN ('count'::stat, 'pct'::stat) AND task <> ''::task GROUP BY ALL) c
        JOIN observations n ON n.stat = 'count'::stat AND n.platform = c.platform AND n.period = c.period AND n.task = c.task
          AND n.metric = 'usage'::metric
      WHERE abs(c.share - 100 * c.n / n.value) > 1e-6`
  }
];
