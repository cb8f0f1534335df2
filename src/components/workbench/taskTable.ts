import {csvFormatRows} from "d3-dsv";

import type {Panel} from "../../analysis/panel/Panel.js";
import {sampleOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import type {VariableId} from "../../analysis/panel/variables.js";
import {variables} from "../../analysis/panel/variables.js";
import {count, fixed} from "../../analysis/words/format.js";
import {download} from "../controls/download.js";
import {h} from "../controls/h.js";
import type {Field} from "./fields.js";
import {button} from "./fields.js";

interface TaskRow {
  task: string;
  values: (number | null)[];
}

const few = 25;

/** The tasks behind an estimate, sortable, with all that the specification reads; a few at first, all when asked for. */
export function taskTable(document: Document, panel: Panel): Field<Specification> {
  let rows: TaskRow[] = [];
  let ids: VariableId[] = [];
  let order = {column: 1, down: true};
  let all = false;
  const note = h(document, "p", {class: "small"});
  const table = h(document, "table");
  const more = button(document, "", () => {
    all = !all;
    draw();
  });
  const save = button(document, "Tasks as CSV", () => download(document, "tasks.csv", "text/csv", csvOf(ids, rows)));
  const draw = (): void => {
    rows.sort(comparator(order.column, order.down));
    const shown = all ? rows : rows.slice(0, few);
    table.replaceChildren(
      head(document, ids, order, (column) => {
        order = {column, down: column === order.column ? !order.down : column > 0};
        draw();
      }),
      h(document, "tbody", {}, ...shown.map((row) => lineOf(document, row)))
    );
    more.hidden = rows.length <= few;
    more.textContent = all ? `Show ${few}` : `Show all ${count(rows.length)}`;
    const size = rows.length === 1 ? "1 task." : `${count(rows.length)} tasks.`;
    note.textContent = rows.length > shown.length ? `${shown.length} of ${size}` : size;
  };
  const scroll = h(document, "div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Tasks"}, table);
  return {
    element: h(document, "div", {class: "tasks"}, scroll, note, more, save),
    show(spec) {
      ids = columnsOf(spec);
      rows = sampleOf(spec, panel).rows.map((row) => ({
        task: row.task,
        values: ids.map((id) => variables[id].of(row))
      }));
      if (order.column > ids.length) order = {column: 1, down: true};
      draw();
    }
  };
}

/** What the specification reads, and the numbers of conversations behind it. */
function columnsOf({outcome, predictor, adjust}: Specification): VariableId[] {
  const sides: VariableId[] = outcome === "gap" ? ["claude_success", "api_success"] : [];
  return [
    ...new Set([outcome, ...(predictor === null ? [] : [predictor]), ...adjust, ...sides, "claude_n", "api_n"] as const)
  ];
}

function head(
  document: Document,
  ids: readonly VariableId[],
  order: {column: number; down: boolean},
  sort: (column: number) => void
): HTMLElement {
  const names = ["task", ...ids.map((id) => `${variables[id].label} (${variables[id].unit})`)];
  const cells = names.map((name, i) => {
    const sorted = i === order.column ? (order.down ? "descending" : "ascending") : null;
    const arrow = sorted === null ? "" : sorted === "descending" ? " ↓" : " ↑";
    return h(
      document,
      "th",
      {scope: "col", "aria-sort": sorted},
      button(document, name + arrow, () => sort(i))
    );
  });
  return h(document, "thead", {}, h(document, "tr", {}, ...cells));
}

function lineOf(document: Document, {task, values}: TaskRow): HTMLElement {
  const cells = values.map((value) => h(document, "td", {class: "numeric"}, shown(value)));
  return h(document, "tr", {}, h(document, "th", {scope: "row"}, task), ...cells);
}

function shown(value: number | null): string {
  return value === null ? "–" : fixed(value, Number.isInteger(value) ? 0 : 2);
}

/** By a column, 0 being the task; what is absent comes last either way, ties by task. */
function comparator(column: number, down: boolean): (a: TaskRow, b: TaskRow) => number {
  const sign = down ? -1 : 1;
  return (a, b) => {
    const byTask = a.task < b.task ? -1 : a.task > b.task ? 1 : 0;
    if (column === 0) return sign * byTask;
    const [x, y] = [a.values[column - 1] ?? null, b.values[column - 1] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byTask;
    return sign * (x - y) || byTask;
  };
}

/** Numbers unrounded, absent empty. */
function csvOf(ids: readonly VariableId[], rows: readonly TaskRow[]): string {
  const lines = rows.map(({task, values}) => [task, ...values.map((value) => (value === null ? "" : String(value)))]);
  return `${csvFormatRows([["task", ...ids], ...lines])}\n`;
}
