import type {Table} from "apache-arrow";
import {resize} from "observablehq:stdlib";

import {count} from "../../analysis/words/format.js";
import {type Axes, axesOf, mostBars, numericColumns, rowsPlot} from "../charts/rowsPlot.js";
import {select, together} from "../controls/fields.js";
import {html} from "../html.js";
import {rowsOf} from "./cellText.js";

/** A result as a picture, of the columns that its reader chooses; nothing where there is nothing to draw. */
export function resultPlot(table: Table): HTMLElement[] {
  const rows = rowsOf(table);
  const first = axesOf(rows);
  if (first === null) return [];
  const place = html`<div class="picture"></div>`;
  const show = ({x, y}: Axes): void => {
    const cut = typeof rows[0]![x] === "string" && rows.length > mostBars;
    place.replaceChildren(
      resize(
        (width) =>
          rowsPlot(rows, {x, y}, {width, label: `${y} against ${x}`}) ??
          html`<p class="absent">No row has a number to draw.</p>`
      ),
      cut ? html`<p class="small">Bars of the first ${mostBars} of ${count(rows.length)} rows.</p>` : ""
    );
  };
  const axis = (key: keyof Axes, label: string, names: readonly string[]) =>
    select<Axes>(
      label,
      names.map((value) => ({value, text: value})),
      {of: (axes) => axes[key], set: (axes, name) => ({...axes, [key]: name})}
    );
  let axes = first;
  const choice = together<Axes>(
    (elements) => html`<div class="axes">${elements}</div>`,
    axis("x", "By", Object.keys(rows[0]!)),
    axis("y", "Value", numericColumns(rows))
  )((change) => show((axes = change(axes))));
  choice.show(axes);
  show(axes);
  return [
    html`<details class="plot" open>
      <summary>Plot</summary>
      ${choice.element}${place}
    </details>`
  ];
}
