import {columnRows, columns, type Panel, type PanelRow} from "../../src/analysis/panel/Panel.js";
import {DataError} from "../DataError.js";

/** One promise of the panel: what is expected of a row, and what breaks it. */
interface RowCheck {
  id: string;
  promise: string;
  /** @returns what was expected and found in which column; null when all is well. */
  fault: (row: PanelRow) => {column: string; expected: string; found: string} | null;
}

/** Greatest value of each column; none may be below 0. A mean beyond its range is noted of the file. */
const greatest = columnRows.map(({unit}) => (unit === "%" ? 100 : Number.MAX_VALUE));

const smallest = 1e-9;

/** Whether every measure is plainly as it should be: only of the others each promise is asked. */
const isPlain = (row: PanelRow): boolean =>
  columns.every((column, i) => {
    const value = row[column];
    return value === null || (value >= 0 && value <= greatest[i]!);
  });

/** What every row of the panel keeps. */
export const panelContract: readonly RowCheck[] = [
  {
    id: "types",
    promise: "A measure is a finite number, or null where it was not published.",
    fault: (row) =>
      first(row, (value) =>
        value === null || (typeof value === "number" && Number.isFinite(value)) ? null : "a finite number or null"
      )
  },
  {
    id: "ranges",
    promise: "A share lies between 0 and 100; no measure is below 0.",
    fault: (row) =>
      first(row, (value, i) => {
        const high = greatest[i]!;
        if (value === null || (value >= -smallest && value <= high + smallest)) return null;
        return high === 100 ? "0 to 100" : "at least 0";
      })
  },
  {
    id: "somewhere",
    promise: "A row is about a task that at least one platform publishes.",
    fault: (row) =>
      row.claude_usage !== null || row.api_usage !== null
        ? null
        : {column: "claude_usage, api_usage", expected: "a share of use on a platform", found: "none on either"}
  },
  {
    id: "occupations",
    promise: "Task IDs are whole numbers, SOC major groups two digits; the first group is that of the task.",
    fault: ({task_ids, soc_majors, soc_major}) => {
      if (!task_ids.every(Number.isInteger))
        return {column: "task_ids", expected: "whole numbers", found: task_ids.join(", ")};
      if (!soc_majors.every((major) => /^\d\d$/.test(major)))
        return {column: "soc_majors", expected: "two digits each", found: soc_majors.join(", ")};
      return soc_major === (soc_majors[0] ?? null)
        ? null
        : {column: "soc_major", expected: String(soc_majors[0] ?? null), found: String(soc_major)};
    }
  }
];

const beyondMeasures = panelContract.filter(({id}) => id !== "types" && id !== "ranges");

/**
 * Holds the panel against its contract: one row a task, in order, every column of its type and in its range.
 *
 * @throws DataError that names the task, the column, expected and found.
 */
export function checkPanel(panel: Panel, release: string): void {
  const fail = (task: string, promise: string, fault: {column: string; expected: string; found: string}): never => {
    throw new DataError({
      expected: `${fault.expected}. ${promise}`,
      found: fault.found,
      where: `the panel of release ${release}: task “${task}”, column ${fault.column}`,
      next: "the observations kept their contract, so the join is wrong: data-loaders/panel/panel.ts"
    });
  };
  panel.forEach((row, i) => {
    const before = panel[i - 1];
    if (before !== undefined && before.task === row.task)
      fail(row.task, "A task has one row.", {column: "task", expected: "one row", found: "two"});
    for (const {promise, fault} of isPlain(row) ? beyondMeasures : panelContract) {
      const found = fault(row);
      if (found !== null) fail(row.task, promise, found);
    }
  });
}

function first(
  row: PanelRow,
  expectation: (value: number | null, i: number) => string | null
): ReturnType<RowCheck["fault"]> {
  for (let i = 0; i < columns.length; ++i) {
    const column = columns[i]!;
    const expected = expectation(row[column], i);
    if (expected !== null) return {column, expected, found: String(row[column])};
  }
  return null;
}
