import {groups} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {type Cell, cellNumber, cells} from "../dialects/Observation.js";
import type {Manifest} from "../releases/Manifest.js";
import promises from "./contract.json" with {type: "json"};
import {type Figures, totalOf} from "./Figures.js";

/** What breaks a promise: where it stands, what was expected and what was found. */
export interface Offender {
  platform: Platform;
  /** Empty for all conversations. */
  task: string;
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

/** What the promises are about: the figures of a period. */
interface Published extends Figures {
  parts: readonly Parts[];
  /** How far the shares of one task may miss 100, in points. */
  rounding: number;
}

/** What a platform publishes of a metric and statistic in cells that add up, by row. */
interface Parts {
  platform: Platform;
  metric: string;
  stat: Cell["stat"];
  /** NaN where there is no cell. */
  totals: Float64Array;
  /** Of the named cells, those that are not folded, the least; infinite where there is none. */
  lows: Float64Array;
}

const numbersOf = (metric: string, stat: Cell["stat"]): number[] =>
  [...cells.keys()].filter((number) => cells[number]!.metric === metric && cells[number]!.stat === stat);
const numberOf = (metric: string, stat: Cell["stat"], category = ""): number => cellNumber({metric, category, stat});

/** What adds up, where small cells are folded. */
const sets = cells.flatMap(({metric, category, stat}, folded) =>
  category !== "folded" ? [] : {metric, stat, folded, numbers: numbersOf(metric, stat)}
);

/** Adds up what is published of each task, column by column. */
export const partsOf = ({tasks, values}: Figures): Parts[] =>
  platforms.flatMap((platform) =>
    sets.map(({metric, stat, folded, numbers}) => {
      const totals = new Float64Array(tasks.length).fill(NaN);
      const lows = new Float64Array(tasks.length).fill(Infinity);
      for (const number of numbers) {
        const column = values[platform][number]!;
        for (let row = 0; row < column.length; ++row) {
          const value = column[row]!;
          if (Number.isNaN(value)) continue;
          totals[row] = Number.isNaN(totals[row]) ? value : totals[row]! + value;
          if (number !== folded && value < lows[row]!) lows[row] = value;
        }
      }
      return {platform, metric, stat, totals, lows};
    })
  );

/** What is wrong with a number: expected and found. */
type Fault = [expected: string, found: string] | null;

/** The faults of a column. No generator: these loops are the most of what the contract has to do. */
function inColumn(
  tasks: Figures["tasks"],
  column: Float64Array,
  of: Pick<Offender, "platform" | "metric" | "cell">,
  fault: (value: number, row: number) => Fault
): Offender[] {
  const offenders: Offender[] = [];
  for (let row = 0; row < column.length; ++row) {
    const value = column[row]!;
    const found = Number.isNaN(value) ? null : fault(value, row);
    if (found !== null) offenders.push({...of, task: tasks[row]!, expected: found[0], found: found[1]});
  }
  return offenders;
}

const cellOf = (number: number): Pick<Offender, "metric" | "cell"> => {
  const {metric, category, stat} = cells[number]!;
  return {metric, cell: `${category} ${stat}`.trim()};
};

/** A promise of every value of some statistics by itself: what is expected of one that breaks it. */
const values = (stats: readonly Cell["stat"][], expectation: (value: number, cell: Cell) => string | null) =>
  function* (figures: Published): Generator<Offender> {
    for (const platform of platforms)
      for (const [number, cell] of cells.entries())
        if (stats.includes(cell.stat))
          yield* inColumn(figures.tasks, figures.values[platform][number]!, {platform, ...cellOf(number)}, (value) => {
            const expected = expectation(value, cell);
            return expected === null ? null : [expected, String(value)];
          });
  };

/** A promise of the cells of a statistic that add up: what is wrong with those of a row. */
const sums = (stat: Cell["stat"], fault: (part: Parts, row: number, figures: Published) => Fault) =>
  function* (figures: Published): Generator<Offender> {
    for (const part of figures.parts) {
      const {platform, metric, totals} = part;
      if (part.stat === stat)
        yield* inColumn(figures.tasks, totals, {platform, metric, cell: "all cells"}, (_, row) =>
          fault(part, row, figures)
        );
    }
  };

const [conversations, usage] = [numberOf("usage", "count"), numberOf("usage", "pct")];
const success = (label: string): number => numberOf("success", "count", label);
const [succeeded, failed, unlabelled] = [success("yes"), success("no"), success("folded")];
const shares = sets.flatMap(({metric, stat, numbers}) =>
  stat !== "pct" ? [] : numbers.map((share) => ({share, count: numberOf(metric, "count", cells[share]!.category)}))
);

const eachHundred = sums("pct", ({totals}, row, {rounding}) =>
  Math.abs(totals[row]! - 100) > rounding ? ["100 %", `${totals[row]} %`] : null
);

const offenders: Record<keyof typeof promises, Check["offenders"]> = {
  *unique({repeated, tasks}) {
    const places = groups(repeated, ({platform, row, cell}) => `${platform} ${row} ${cell}`);
    for (const [, [place, ...more]] of places) {
      const {platform, row, cell} = place!;
      yield {platform, task: tasks[row]!, ...cellOf(cell), expected: "one row", found: `${more.length + 2} rows`};
    }
  },
  *finite({unreadable, tasks}) {
    // As DuckDB and the files write what is no number: nan.
    for (const {platform, row, cell, value} of unreadable)
      yield {platform, task: tasks[row]!, ...cellOf(cell), expected: "a number", found: String(value).toLowerCase()};
  },
  percentages: values(["pct", "count"], (value, {stat}) => {
    if (stat === "pct") return value >= 0 && value <= 100 + 1e-9 ? null : "0 to 100";
    return value <= 0 ? "a count above 0" : null;
  }),
  whole: values(["count"], (value) => (Number.isInteger(value) ? null : "a whole number")),
  ranges: values(["mean", "index"], (value, {range: [low, high]}) => {
    if (value >= low && value <= high) return null;
    return high === Infinity ? `at least ${low}` : `${low} to ${high}`;
  }),
  "adds-up": sums("count", ({platform, totals}, row, {values}) => {
    const all = values[platform][conversations]![row]!;
    return Math.abs(totals[row]! - all) > 1e-6 ? [`${all} conversations`, `${totals[row]} in its cells`] : null;
  }),
  *hundred(figures) {
    yield* eachHundred(figures);
    for (const platform of figures.rounding < 0.01 ? platforms : []) {
      const total = totalOf(figures.values[platform][usage]!);
      if (total !== null && Math.abs(total - 100) > 1e-6)
        yield {platform, task: "", metric: "usage", cell: "all tasks", expected: "100 %", found: `${total} %`};
    }
  },
  base: sums("count", ({platform, totals}, row, {tasks, values}) => {
    const all = tasks[row] === "" ? totalOf(values[platform][conversations]!) : null;
    if (all === null || Math.abs(totals[row]! - all) <= 0.001 * all) return null;
    return [`${all} conversations`, `${totals[row]} in its cells`];
  }),
  *folding({parts, tasks}) {
    for (const {platform, metric, stat, lows} of parts)
      if (stat === "count")
        yield* inColumn(tasks, lows, {platform, metric, cell: "named cells"}, (low, row) =>
          tasks[row] !== "" && low < 15 ? ["named cells of at least 15", `${low}`] : null
        );
  },
  *"exact-success"({tasks, values}) {
    for (const platform of platforms) {
      const [yes, no, folded] = [succeeded, failed, unlabelled].map((number) => values[platform][number]!);
      yield* inColumn(tasks, yes!, {platform, metric: "success", cell: "cells beside yes"}, (n, row) => {
        const [others, hidden] = [no![row]!, folded![row]!];
        const alone = Number.isNaN(others);
        if (tasks[row] === "" || Number.isNaN(hidden) || (alone && hidden < 15)) return null;
        const found = [`yes ${n}`, alone ? [] : `no ${others}`, `folded ${hidden}`].flat().join(", ");
        return ["the other label alone, or fewer than 15 folded", found];
      });
    }
  },
  *share({tasks, values}) {
    for (const platform of platforms)
      for (const {share, count} of shares) {
        const {metric, category} = cells[share]!;
        const [counts, all] = [count, conversations].map((number) => values[platform][number]!);
        yield* inColumn(tasks, values[platform][share]!, {platform, metric, cell: category}, (found, row) => {
          const expected = (100 * counts![row]!) / all![row]!;
          return Math.abs(found - expected) > 1e-6 ? [`${expected} %`, `${found} %`] : null;
        });
      }
  }
};

/** What a release keeps, row for row, before any number is computed. */
export const contract = Object.entries(promises).map(
  ([id, entry]) => ({id, ...entry, offenders: offenders[id as keyof typeof promises]}) as Check
);
