import {csvFormatRows} from "d3-dsv";

import type {Panel} from "../../analysis/panel/Panel.js";
import {sampleOf} from "../../analysis/panel/Sample.js";
import type {Specification} from "../../analysis/panel/Specification.js";
import {type VariableId, variables} from "../../analysis/panel/variables.js";
import {count, fixed} from "../../analysis/words/format.js";
import {download} from "../controls/download.js";
import {button} from "../controls/fields.js";
import {html} from "../html.js";

interface TaskRow {
  task: string;
  values: (number | null)[];
}

const few = 25;

/** The tasks behind an estimate, sortable, with all that the specification reads; a few at first, all when asked for. */
export function taskTable(spec: Specification, panel: Panel): HTMLElement {
  const ids = columnsOf(spec);
  const names = ["task", ...ids.map((id) => `${variables[id].label} (${variables[id].unit})`)];
  const rows = sampleOf(spec, panel).rows.map((row): TaskRow => ({
    task: row.task,
    values: ids.map((id) => variables[id].of(row))
  }));
  let order = {column: 1, down: true};
  let all = false;
  const size = `${count(rows.length)} task${rows.length === 1 ? "" : "s"}.`;
  const note = html`<p class="small"></p>`;
  const table = html`<table></table>`;
  const heading = (name: string, column: number): HTMLElement => {
    const sorted = column === order.column ? (order.down ? "descending" : "ascending") : null;
    const sort = (): void => {
      order = {column, down: sorted === null ? column > 0 : !order.down};
      draw();
    };
    return html`<th scope="col" aria-sort=${sorted}>
      ${button(name + (sorted === null ? "" : order.down ? " ↓" : " ↑"), sort)}
    </th>`;
  };
  const more = button("", () => {
    all = !all;
    draw();
  });
  const draw = (): void => {
    const shown = rows.toSorted(comparator(order)).slice(0, all ? rows.length : few);
    table.replaceChildren(
      html`<thead>
        <tr>
          ${names.map(heading)}
        </tr>
      </thead>`,
      html`<tbody>
        ${shown.map(
          ({task, values}) =>
            html`<tr>
              <th scope="row">${task}</th>
              ${values.map((value) => html`<td class="numeric">${shownValue(value)}</td>`)}
            </tr>`
        )}
      </tbody>`
    );
    more.hidden = rows.length <= few;
    more.textContent = all ? `Show ${few}` : `Show all ${count(rows.length)}`;
    note.textContent = rows.length > shown.length ? `${shown.length} of ${size}` : size;
  };
  draw();
  // Numbers unrounded, absent empty.
  const csv = (): string =>
    `${csvFormatRows([["task", ...ids], ...rows.map(({task, values}) => [task, ...values.map((v) => (v === null ? "" : String(v)))])])}\n`;
  return html`<div class="tasks">
    <div class="scroll" tabindex="0" role="region" aria-label="Tasks">${table}</div>
    ${note}${more}${button("Tasks as CSV", () => download("tasks.csv", "text/csv", csv()))}
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
