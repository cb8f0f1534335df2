import {type Column, columns, type Panel, type PanelRow} from "./Panel.js";
import {isShared, selectTasks} from "./selectTasks.js";
import {essayPopulation} from "./Specification.js";

/** A panel by columns, as it travels to a page. */
export type PanelColumns = {
  task: string[];
  pseudo: boolean[];
  task_ids: number[][];
  soc_majors: string[][];
} & Record<Column, (number | null)[]>;

/** Rows to columns. */
function columnsOf(panel: Panel): PanelColumns {
  return {
    task: panel.map((row) => row.task),
    pseudo: panel.map((row) => row.pseudo),
    task_ids: panel.map((row) => row.task_ids),
    soc_majors: panel.map((row) => row.soc_majors),
    ...(Object.fromEntries(columns.map((column) => [column, panel.map((row) => row[column])])) as Record<
      Column,
      (number | null)[]
    >)
  };
}

/** Columns to rows. */
export function panelOfColumns(table: PanelColumns): Panel {
  return table.task.map((task, i): PanelRow => {
    const soc_majors = table.soc_majors[i]!;
    const numbers = Object.fromEntries(columns.map((column) => [column, table[column][i]!])) as Record<
      Column,
      number | null
    >;
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

/** The tasks that both platforms share, a column at a time: half the bytes of rows, and what pages estimate on. */
export function panelColumns(panel: Panel): PanelColumns {
  return columnsOf(panel.filter(isShared));
}

/** The essay's tasks alone: for pages that ask about no others. */
export function essayPanelColumns(panel: Panel): PanelColumns {
  return columnsOf(selectTasks(panel, essayPopulation));
}
