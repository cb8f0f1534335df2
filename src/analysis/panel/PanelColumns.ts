import {type Column, columnRows, type Panel, type PanelRow} from "./Panel.js";
import {isShared} from "./selectTasks.js";

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

/** The tasks that both platforms share, a column at a time: half the bytes of rows, and what pages estimate on. */
export function panelColumns(panel: Panel): PanelColumns {
  const rows = panel.filter(isShared);
  const numbers = columnRows.map((about) => [
    about.column,
    rows.map((row) => packed(row[about.column], baseOf(about, row)))
  ]);
  return {
    task: rows.map((row) => row.task),
    pseudo: rows.map((row) => row.pseudo),
    task_ids: rows.map((row) => row.task_ids),
    soc_majors: rows.map((row) => row.soc_majors),
    ...(Object.fromEntries(numbers) as Record<Column, Packed[]>)
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
  const rounded = [value, ...[6, 7, 8, 9].map((digits) => Number(value.toPrecision(digits)))];
  const short = (base === null ? rounded : [Math.round((value * base) / 100)]).filter(
    (v) => unpacked(v, base) === value
  );
  return short.sort((one, other) => String(one).length - String(other).length)[0] ?? String(value);
}

function unpacked(value: Packed, base: number | null): number | null {
  if (value === null || typeof value === "string") return value === null ? null : Number(value);
  return base === null ? Math.fround(value) : (value / base) * 100;
}
