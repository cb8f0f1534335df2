import {csvFormatRows} from "d3-dsv";

import type {Panel} from "../../analysis/panel/Panel.js";
import {sampleOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {type VariableId, variables} from "../../analysis/panel/variables.js";
import {count, fixed} from "../../analysis/words/format.js";
import {button, download} from "../controls/fields.js";
import {longTable} from "../controls/longTable.js";
import {html} from "../html.js";

interface TaskRow {
  task: string;
  values: (number | null)[];
}

/** The tasks behind an estimate, sortable, with all that the specification reads. */
export function taskTable(spec: Specification, panel: Panel): HTMLElement {
  const ids = columnsOf(spec);
  const names = ["task", ...ids.map((id) => `${variables[id].label} (${variables[id].unit})`)];
  const rows = sampleOf(spec, panel).rows.map((row): TaskRow => ({
    task: row.task,
    values: ids.map((id) => variables[id].of(row))
  }));
  const heads = names.map((name, column) => {
    const sort = (): void => sortBy(column, head.ariaSort === null ? column > 0 : head.ariaSort === "ascending");
    const head = html`<th scope="col">${button(name, sort)}</th>`;
    return head;
  });
  const sortBy = (column: number, down: boolean): void => {
    rows.sort(comparator({column, down}));
    heads.forEach((head, i) => (head.ariaSort = i === column ? (down ? "descending" : "ascending") : null));
    table.fill();
  };
  const row = (i: number): HTMLTableRowElement =>
    html<HTMLTableRowElement>`<tr>
      <th scope="row">${rows[i]!.task}</th>
      ${rows[i]!.values.map((value) => html`<td class="numeric">${shownValue(value)}</td>`)}
    </tr>`;
  const table = longTable("Tasks", heads, {length: rows.length, row, first: 25});
  sortBy(1, true);
  // Numbers unrounded, absent empty.
  const csv = (): string =>
    `${csvFormatRows([["task", ...ids], ...rows.map(({task, values}) => [task, ...values.map((v) => (v === null ? "" : String(v)))])])}\n`;
  return html`<div class="tasks">
    <p class="small">${count(rows.length)} task${rows.length === 1 ? "" : "s"}.</p>
    ${table}${button("Tasks as CSV", () => download("tasks.csv", "text/csv", csv()))}
  </div>`;
}

/** What the specification reads, and the numbers of conversations behind it. */
function columnsOf({outcome, predictor, adjust}: Specification): VariableId[] {
  const sides: VariableId[] = outcome === "gap" ? ["claude_success", "api_success"] : [];
  return [
    ...new Set([outcome, ...(predictor === null ? [] : [predictor]), ...adjust, ...sides, "claude_n", "api_n"] as const)
  ];
}

function shownValue(value: number | null): string {
  return value === null ? "–" : fixed(value, Number.isInteger(value) ? 0 : 2);
}

/** By a column, 0 being the task; what is absent comes last either way, ties by task. */
function comparator({column, down}: {column: number; down: boolean}): (a: TaskRow, b: TaskRow) => number {
  const sign = down ? -1 : 1;
  return (a, b) => {
    const byTask = a.task < b.task ? -1 : a.task > b.task ? 1 : 0;
    if (column === 0) return sign * byTask;
    const [x, y] = [a.values[column - 1] ?? null, b.values[column - 1] ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byTask;
    return sign * (x - y) || byTask;
  };
}
