import {markdownTable} from "../writeBetween.js";
import type {Baseline} from "./baseline.js";
import type {Measured} from "./measure.js";
import type {ScaleResult} from "./runScale.js";
import type {StepName} from "./steps.js";
import type {Target} from "./targets.js";

/** Everything a run of the bench has to say. */
export interface BenchReport {
  machine: string;
  date: string;
  runs: number;
  baseline: Baseline;
  results: ScaleResult[];
  targets: Target[];
}

const lines: readonly (readonly [StepName | "generate", string])[] = [
  ["generate", "making the files"],
  ["hash", "`sha256sum` of both files"],
  ["floor", "the floor: Node and DuckDB alone, nothing checked"],
  ["baseline", "the predecessor's method, pandas"],
  ["panel", "the same: files of known hash → panel → correlations"],
  ["tables", "files → every file of the report"],
  ["again", "the same, nothing changed"]
];

/** The report as Markdown, for the terminal and for the docs. */
export function markdownOf({machine, date, runs, baseline, results, targets}: BenchReport): string {
  const header = [
    "",
    ...results.map(({scale, rows, bytes}) => `scale ${scale}: ${millions(rows)} rows, ${size(bytes)}`)
  ];
  const body = lines.map(([name, label]) => [label, ...results.map((result) => cell(result[name]))]);
  const judged = targets.map(({name, promise, found, met}) => [name, promise, found, met ? "yes" : "**no**"]);
  return [
    `${machine}. ${date}. Best of ${runs} run${runs === 1 ? "" : "s"}.`,
    markdownTable(header, body),
    "In brackets: without the start of the program. MB: largest resident memory of the process.",
    ...("skipped" in baseline ? [`The predecessor's method was skipped: ${baseline.skipped}.`] : []),
    markdownTable(["target", "asked", "found", "met"], judged)
  ].join("\n\n");
}

function cell(measured: Measured | null): string {
  if (measured === null) return "–";
  const {seconds, inside, megabytes} = measured;
  const told = inside === null ? "" : ` (${inSeconds(inside)})`;
  return `${inSeconds(seconds)}${told} s${megabytes === null ? "" : `, ${Math.round(megabytes)} MB`}`;
}

const inSeconds = (value: number): string => value.toFixed(value < 10 ? 2 : 1);
const millions = (rows: number): string => `${(rows / 1e6).toFixed(rows < 1e7 ? 2 : 1)} million`;
const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.round(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
