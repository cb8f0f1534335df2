import {markdownTable} from "../writeBetween.js";
import type {Measured} from "./measure.js";
import {type Baseline, labels, type Name} from "./programs.js";
import type {ScaleResult} from "./runScale.js";

/** One promise, as measured. */
export interface Target {
  name: string;
  /** The promise in words. */
  promise: string;
  found: string;
  met: boolean;
}

/** Holds what was measured, whole programs, against what is asked for. What could not be measured is left out. */
export function targetsOf(results: readonly ScaleResult[]): Target[] {
  return results.flatMap(({scale, measured}) => {
    const time = (name: Name): number | undefined => measured[name]?.seconds;
    const memory = (name: Name): number | null | undefined => measured[name]?.megabytes;
    const start = time("node") === undefined ? undefined : 2.5 * time("node")! + 0.2;
    const targets = [
      target("files to panel ÷ floor, time", ratio(time("panel"), time("floor")), {most: 1.6}, "×"),
      target(
        "pandas ÷ files to panel, time",
        ratio(time("baseline"), time("panel")),
        {least: scale === 1 ? 2.5 : 4},
        "×"
      ),
      target(
        "pandas ÷ files to panel, memory",
        ratio(memory("baseline"), memory("panel")),
        {least: scale < 30 ? 1 : 3},
        "×"
      ),
      ...(["help", "status", "newPage"] as const).map((name) =>
        start === undefined ? null : target(labels[name], time(name), {most: start}, " s")
      ),
      scale === 1 ? target(labels.tables, time("tables"), {most: 3}, " s") : null,
      target(labels.build, time("build"), {most: 20}, " s"),
      target("its pages made", measured.build?.steps["pages made"], {most: 6}, " s"),
      target(labels.warm, time("warm"), {most: 10}, " s")
    ];
    return targets.flatMap((one) => (one === null ? [] : {...one, name: `${one.name}, scale ${scale}`}));
  });
}

type Found = number | null | undefined;

const ratio = (above: Found, below: Found): Found => (above == null || below == null ? null : above / below);

function target(name: string, found: Found, bound: {least: number} | {most: number}, unit: string): Target | null {
  if (found == null) return null;
  const [word, limit] = "least" in bound ? ["least", bound.least] : ["most", bound.most];
  const met = "least" in bound ? found >= limit : found <= limit;
  return {name, promise: `at ${word} ${short(limit)}${unit}`, found: `${found.toFixed(2)}${unit}`, met};
}

/** Everything a run of the bench has to say. */
export interface BenchReport {
  machine: string;
  date: string;
  runs: number;
  baseline: Baseline;
  results: ScaleResult[];
  targets: Target[];
}

/** Programs that tell of their steps, and of how they begin. */
const told = ["panel", "tables", "build"] as const;

/** The report as Markdown, for the terminal and for the docs. */
export function markdownOf({machine, date, runs, baseline, results, targets}: BenchReport): string {
  const header = results.map(
    ({scale, rows, bytes}) => `scale ${scale}: ${(rows / 1e6).toFixed(1)} million rows, ${(bytes / 1e9).toFixed(2)} GB`
  );
  const body = (Object.keys(labels) as Name[]).map((name) => [
    labels[name],
    ...results.map(({measured}) => cell(measured[name]))
  ]);
  const steps = told.flatMap((program) => {
    const of = results.map(({measured}) => measured[program]?.steps ?? {});
    const names = [...new Set(of.flatMap((one) => Object.keys(one)))];
    const cells = (name: string): string[] => of.map((one) => (name in one ? `${one[name]!.toFixed(2)} s` : "–"));
    return names.length === 0
      ? []
      : [[`**${labels[program]}**`, ...of.map(() => "")], ...names.map((name) => [name, ...cells(name)])];
  });
  return [
    `${machine}. ${date}. Best of ${runs} run${runs === 1 ? "" : "s"}.`,
    markdownTable(["whole programs", ...header], body),
    "MB: largest resident memory of the process.",
    ...("skipped" in baseline ? [`The predecessor's method was skipped: ${baseline.skipped}.`] : []),
    markdownTable(
      ["target", "asked", "found", "met"],
      targets.map(({name, promise, found, met}) => [name, promise, found, met ? "yes" : "**no**"])
    ),
    "Where the time goes, by the clocks of the same runs. Resamples are parts of other steps; of steps that two threads do, " +
      "the times of both are added up, so that *pages made*, by the clock, is shorter than its parts.",
    markdownTable(["step", ...results.map(({scale}) => `scale ${scale}`)], steps)
  ].join("\n\n");
}

function cell(measured: Measured | null): string {
  if (measured === null) return "–";
  const {seconds, megabytes} = measured;
  return `${short(seconds)} s${megabytes === null ? "" : `, ${Math.round(megabytes)} MB`}`;
}

const short = (value: number): string => String(Number(value.toPrecision(3)));
