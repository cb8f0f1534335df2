import {type Column, columnRows} from "./measures.js";
import type {Panel, PanelRow} from "./Panel.js";
import {isShared, selectTasks} from "./selectTasks.js";
import {essayPopulation} from "./Specification.js";

/**
 * A number as it travels: a share as its numerator, any other as the shortest decimal of its single precision, in which
 * models answer; a text where that would lose a bit.
 */
type Packed = number | string | null;

/** A panel by columns, as it travels to a page. */
export type PanelColumns = {
  task: string[];
  pseudo: boolean[];
  task_ids: number[][];
  soc_majors: string[][];
} & Record<Column, Packed[]>;

/** Rows to columns. */
function columnsOf(panel: Panel): PanelColumns {
  return {
    task: panel.map((row) => row.task),
    pseudo: panel.map((row) => row.pseudo),
    task_ids: panel.map((row) => row.task_ids),
    soc_majors: panel.map((row) => row.soc_majors),
    ...(Object.fromEntries(
      columnRows.map((about) => [about.column, panel.map((row) => packed(row[about.column], baseOf(about, row)))])
    ) as Record<Column, Packed[]>)
  };
}

/** Columns to rows. */
export function panelOfColumns(table: PanelColumns): Panel {
  return table.task.map((task, i): PanelRow => {
    const soc_majors = table.soc_majors[i]!;
    const counts = {claude_n: unpacked(table.claude_n[i]!, null), api_n: unpacked(table.api_n[i]!, null)};
    const numbers = Object.fromEntries(
      columnRows.map((about) => [about.column, unpacked(table[about.column][i]!, baseOf(about, counts))])
    ) as Record<Column, number | null>;
    return {
      task,
      pseudo: table.pseudo[i]!,
      task_ids: table.task_ids[i]!,
      soc_majors,
      soc_major: soc_majors[0] ?? null,
      ...numbers
    };
  });
}

/** The conversations that a column's value is a share of; null for what is none. */
function baseOf(
  {unit, measure, platform}: (typeof columnRows)[number],
  row: Pick<PanelRow, "claude_n" | "api_n">
): number | null {
  return unit === "%" && measure !== "usage" ? row[`${platform}_n`] || null : null;
}

function packed(value: number | null, base: number | null): Packed {
  if (value === null) return null;
  const digits = base === null ? [6, 7, 8, 9] : [];
  const short = [
    ...(base === null ? [value] : [Math.round((value * base) / 100)]),
    ...digits.map((many) => Number(value.toPrecision(many)))
  ].filter((one) => unpacked(one, base) === value);
  return short.sort((one, other) => String(one).length - String(other).length)[0] ?? String(value);
}

function unpacked(value: Packed, base: number | null): number | null {
  if (value === null || typeof value === "string") return value === null ? null : Number(value);
  return base === null ? Math.fround(value) : (value / base) * 100;
}

/** The tasks that both platforms share, a column at a time: half the bytes of rows, and what pages estimate on. */
export function panelColumns(panel: Panel): PanelColumns {
  return columnsOf(panel.filter(isShared));
}

/** The essay's tasks alone: for pages that ask about no others. */
export function essayPanelColumns(panel: Panel): PanelColumns {
  return columnsOf(selectTasks(panel, essayPopulation));
}
