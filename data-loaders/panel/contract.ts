import {readFileSync} from "node:fs";
import {resolve} from "node:path";

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

/** One promise of the data, a paragraph of contract.sql. The documentation lists these texts. */
export interface Check {
  id: string;
  promise: string;
  severity: Severity;
  /** What to do about a breach. */
  next: string;
  dialects: readonly Manifest["dialect"][];
  /** A query that returns offenders; none is good. */
  offenders: string;
}

const paragraph = /^-- ([\w-]+): (stop|note) (.*)\n-- promise: (.*)\n-- next: (.*)\n([^;]*);/gm;
const text = readFileSync(resolve("data-loaders/panel/contract.sql"), "utf8");

/** What a release keeps, row for row, before any number is computed. */
export const contract = [...text.matchAll(paragraph)].map(
  ([, id, severity, dialects, promise, next, offenders]): Check => ({
    id: id!,
    promise: promise!,
    severity: severity as Severity,
    next: next!,
    dialects: dialects!.split(" ") as Check["dialects"],
    offenders: offenders!
  })
);

/** Metrics whose small cells are folded. */
const folded = measureRows.flatMap(({category, metric}) => (category === "folded" ? [typed("metric", metric)] : []));
/** Means and indices, with the range of each. */
const ranges = measureRows.flatMap(({stat, metric, range: [low, high]}) =>
  stat !== "mean" && stat !== "index"
    ? []
    : high === Infinity
      ? [`(${typed("metric", metric)}, ${low}, 'inf'::DOUBLE, ${literal(`at least ${low}`)})`]
      : [`(${typed("metric", metric)}, ${low}, ${high}, ${literal(`${low} to ${high}`)})`]
);

/**
 * What the queries are about beside the observations: `cells`, those of each task together; `ranges`; and `repeated`, the hashes of
 * keys that stand more than once, or share their hash by chance, found five times as quickly as the keys themselves.
 */
export const contractTables = [
  `CREATE TABLE cells AS SELECT platform, period, task, metric, stat, sum(value) AS total,
     min(value) FILTER (category <> 'folded'::category) AS low
   FROM observations WHERE metric IN (${folded.join(", ")}) GROUP BY ALL`,
  `CREATE TABLE ranges AS FROM (VALUES ${ranges.join(", ")}) t(metric, low, high, range)`,
  `CREATE VIEW repeated AS SELECT hash(platform, period, task, metric, category, stat)
   FROM observations GROUP BY ALL HAVING count(*) > 1`
];
