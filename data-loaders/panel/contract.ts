import {group} from "d3-array";

import {type Cell, cellNumber, cells} from "../dialects/Observation.js";
import type {Manifest} from "../releases/Manifest.js";
import promises from "./contract.json" with {type: "json"};
import type {Figures, TaskFigures} from "./Figures.js";

/** What breaks a promise: where it stands, what was expected and what was found. */
export interface Offender {
  of: TaskFigures;
  metric: string;
  /** Category and statistic, where the offender is one row. */
  cell: string;
  expected: string;
  found: string;
}

export type Severity = "stop" | "note";

/** One promise of the data, an entry of contract.json. The documentation lists these texts. */
export interface Check {
  id: string;
  promise: string;
  /** A breach stops a build where a number would be wrong, or could be read in two ways; else it is counted and noted. */
  severity: Severity;
  /** What to do about a breach. */
  next: string;
  /** Those that make the promise: shares rounded to two decimals add up to nothing exactly. */
  dialects: readonly Manifest["dialect"][];
  /** Those that break it; none is good. */
  offenders: (published: Published) => Iterable<Offender>;
}

/** What the promises are about. */
interface Published extends Figures {
  parts: readonly Parts[];
  /** How far the shares of one task may miss 100, in points. */
  rounding: number;
}

/** The published cells of a task, or of all conversations, that add up: of one metric and statistic. */
interface Parts {
  of: TaskFigures;
  metric: string;
  stat: Cell["stat"];
  total: number;
  /** Of the named cells, those that are not folded; infinite where there is none. */
  low: number;
}

const numbersOf = (metric: string, stat: Cell["stat"]): number[] =>
  [...cells.keys()].filter((number) => cells[number]!.metric === metric && cells[number]!.stat === stat);
const numberOf = (metric: string, stat: Cell["stat"], category = ""): number => cellNumber({metric, category, stat});

/** What adds up, where small cells are folded. */
const sets = cells.flatMap(({metric, category, stat}, folded) =>
  category !== "folded" ? [] : {metric, stat, folded, numbers: numbersOf(metric, stat)}
);

/** Adds up what is published of each task: plain loops, as this is the most of what the contract has to do. */
export function partsOf({tasks}: Figures): Parts[] {
  const parts: Parts[] = [];
  for (const of of tasks)
    for (const {metric, stat, folded, numbers} of sets) {
      let [cellsThere, total, low] = [0, 0, Infinity];
      for (const number of numbers) {
        const value = of.values[number]!;
        if (value === null) continue;
        ++cellsThere;
        total += value;
        if (number !== folded && value < low) low = value;
      }
      if (cellsThere > 0) parts.push({of, metric, stat, total, low});
    }
  return parts;
}

const inRow = (of: TaskFigures, number: number, expected: string, found: string): Offender => {
  const {metric, category, stat} = cells[number]!;
  return {of, metric, cell: `${category} ${stat}`.trim(), expected, found};
};
const inCells = ({of, metric}: Parts, expected: string, found: string): Offender => {
  return {of, metric, cell: "all cells", expected, found};
};

/** A promise of every value by itself: what is expected of one that breaks it. */
const values =
  (expectation: (value: number, cell: Cell) => string | null): Check["offenders"] =>
  ({tasks}) => {
    const broken: Offender[] = [];
    for (const of of tasks)
      of.values.forEach((value, number) => {
        const expected = value === null ? null : expectation(value, cells[number]!);
        // As DuckDB and the files write what is no number: nan.
        if (expected !== null) broken.push(inRow(of, number, expected, String(value).toLowerCase()));
      });
    return broken;
  };

const [conversations, usage] = [numberOf("usage", "count"), numberOf("usage", "pct")];
const success = (label: string): number => numberOf("success", "count", label);
const [succeeded, failed, unlabelled] = [success("yes"), success("no"), success("folded")];
const shares = sets.flatMap(({metric, stat, numbers}) =>
  stat !== "pct" ? [] : numbers.map((share) => ({share, count: numberOf(metric, "count", cells[share]!.category)}))
);

/** Sums over the tasks of each platform and period. */
function overTasks({tasks}: Figures, number: number): {of: TaskFigures; total: number}[] {
  const sums: {of: TaskFigures; total: number}[] = [];
  for (const of of tasks) {
    const value = of.values[number]!;
    if (value === null) continue;
    const sum = sums.find((sum) => sum.of.platform === of.platform && sum.of.period === of.period);
    if (sum === undefined) sums.push({of: {...of, task: ""}, total: value});
    else sum.total += value;
  }
  return sums;
}

const offenders: Record<keyof typeof promises, Check["offenders"]> = {
  *unique({repeated}) {
    for (const [of, twice] of group(
      repeated,
      (d) => d.of,
      (d) => d.cell
    ))
      for (const [cell, more] of twice) yield inRow(of, cell, "one row", `${more.length + 1} rows`);
  },
  finite: values((value) => (Number.isFinite(value) ? null : "a number")),
  percentages: values((value, {stat}) => {
    if (stat === "pct") return value >= 0 && value <= 100 + 1e-9 ? null : "0 to 100";
    return stat === "count" && value <= 0 ? "a count above 0" : null;
  }),
  whole: values((value, {stat}) => (stat === "count" && !Number.isInteger(value) ? "a whole number" : null)),
  ranges: values((value, {stat, range: [low, high]}) => {
    if ((stat !== "mean" && stat !== "index") || (value >= low && value <= high)) return null;
    return high === Infinity ? `at least ${low}` : `${low} to ${high}`;
  }),
  *"adds-up"({parts}) {
    for (const part of parts) {
      const all = part.of.values[conversations] ?? null;
      if (part.stat === "count" && all !== null && Math.abs(part.total - all) > 1e-6)
        yield inCells(part, `${all} conversations`, `${part.total} in its cells`);
    }
  },
  *hundred({parts, rounding, ...figures}) {
    for (const part of parts)
      if (part.stat === "pct" && Math.abs(part.total - 100) > rounding) yield inCells(part, "100 %", `${part.total} %`);
    for (const {of, total} of rounding < 0.01 ? overTasks(figures, usage) : [])
      if (Math.abs(total - 100) > 1e-6)
        yield {of, metric: "usage", cell: "all tasks", expected: "100 %", found: `${total} %`};
  },
  *base({parts, ...figures}) {
    const whole = parts.filter(({of, stat}) => of.task === "" && stat === "count");
    for (const {of, total: all} of overTasks(figures, conversations))
      for (const part of whole.filter((part) => part.of.platform === of.platform && part.of.period === of.period))
        if (Math.abs(part.total - all) > 0.001 * all)
          yield inCells(part, `${all} conversations`, `${part.total} in its cells`);
  },
  *folding({parts}) {
    for (const {of, metric, stat, low} of parts)
      if (of.task !== "" && stat === "count" && low < 15)
        yield {of, metric, cell: "named cells", expected: "named cells of at least 15", found: `${low}`};
  },
  *"exact-success"({tasks}) {
    for (const of of tasks) {
      const yes = of.values[succeeded]!;
      const no = of.values[failed]!;
      const folded = of.values[unlabelled]!;
      if (of.task === "" || yes === null || folded === null || (no === null && folded < 15)) continue;
      const found = [`yes ${yes}`, no === null ? [] : `no ${no}`, `folded ${folded}`].flat().join(", ");
      const expected = "the other label alone, or fewer than 15 folded";
      yield {of, metric: "success", cell: "cells beside yes", expected, found};
    }
  },
  *share({tasks}) {
    for (const of of tasks)
      for (const {share, count} of shares) {
        const found = of.values[share]!;
        const n = of.values[count]!;
        const all = of.values[conversations]!;
        if (found === null || n === null || all === null || Math.abs(found - (100 * n) / all) <= 1e-6) continue;
        const {metric, category} = cells[share]!;
        yield {of, metric, cell: category, expected: `${(100 * n) / all} %`, found: `${found} %`};
      }
  }
};

/** What a release keeps, row for row, before any number is computed. */
export const contract = Object.entries(promises).map(
  ([id, entry]) => ({id, ...entry, offenders: offenders[id as keyof typeof promises]}) as Check
);
