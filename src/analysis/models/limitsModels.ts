import {median} from "d3-array";

import {estimate} from "../estimators/estimate.js";
import type {Estimate, Interval, NamedInterval} from "../estimators/Estimated.js";
import {type Panel, type PanelRow, platforms} from "../panel/Panel.js";
import {selectTasks} from "../panel/selectTasks.js";
import {gapAfterTries} from "../panel/severalTries.js";
import {essayPopulation, sharedPopulation} from "../panel/Specification.js";
import {meanOf} from "../panel/specify.js";

/** A task on one platform, with its published success. */
export type VisibleTask = ReturnType<typeof visibleSuccess>[number];

/** Published successes of tasks, each with the task's conversations on that platform. */
export function visibleSuccess(rows: readonly PanelRow[]) {
  return rows.flatMap((row) =>
    platforms.flatMap((platform) => {
      const [n, success] = [row[`${platform}_n`], row[`${platform}_success`]];
      return n === null || success === null ? [] : [{task: row.task, platform, n, success}];
    })
  );
}

/** What is published of some tasks, whatever requirement they meet. */
export function describeTasks(rows: readonly PanelRow[]) {
  const smaller = ({claude_n, api_n}: PanelRow): number | null =>
    claude_n === null || api_n === null ? null : Math.min(claude_n, api_n);
  return {
    tasks: rows.length,
    /** Median conversations on the smaller platform. */
    median_n: median(rows, smaller) ?? null,
    claude_success: estimate(meanOf("claude_success", sharedPopulation), rows)
  };
}

/** The mean gap left over the essay's tasks with 1 to 3 independent tries an API row. */
export function triesCurve(panel: Panel) {
  const rows = selectTasks(panel, essayPopulation);
  return Array.from({length: 21}, (_, i) => 1 + i / 10).flatMap((tries) => {
    const {value, interval} = gapAfterTries(rows, essayPopulation, tries);
    return value === null || interval === null ? [] : [{tries, value, interval}];
  });
}

/** An answer as a row of an interval plot; none without an interval. */
export function intervalRow(name: string, answer: Estimate, marked = false): NamedInterval[] {
  const {value, interval, n} = answer;
  return value === null || interval === null ? [] : [{name, value, interval, n, marked}];
}

/** A confidence interval around a value, or bounds that hold whatever the folded cells hide and have no best guess. */
interface BoundedRow {
  name: string;
  kind: "interval" | "bounds";
  /** Null for bounds. */
  value: number | null;
  interval: Interval;
  n: number;
}

/** An answer as a row of a plot of bounds: bounds have no best guess inside. */
export function boundedRow(name: string, kind: BoundedRow["kind"], answer: Estimate): BoundedRow[] {
  const {value, interval, n} = answer;
  return interval === null ? [] : [{name, kind, value: kind === "interval" ? value : null, interval, n}];
}
