import {count} from "../../analysis/words/format.js";
import {html} from "../html.js";
import {button} from "./fields.js";

/** How many more rows are shown at a time: more would keep its reader waiting. */
const step = 200;

/** A table of which some rows are there at first, and more whenever its reader asks; `fill` begins anew. */
export function longTable(
  label: string,
  heads: readonly Node[],
  {length, row, first = step}: {length: number; row(i: number): Node; first?: number}
): HTMLElement & {fill(): void} {
  const body = html`<tbody></tbody>`;
  const grow = (): void => {
    const from = body.childElementCount;
    const to = Math.min(length, from === 0 ? first : from + step);
    for (let i = from; i < to; ++i) body.append(row(i));
    more.textContent = `Show ${count(Math.min(step, length - to))} more of ${count(length)}`;
    more.hidden = to === length;
  };
  const more = button("", grow);
  const fill = (): void => {
    body.replaceChildren();
    grow();
  };
  fill();
  const element = html`<div>
    <div class="scroll" tabindex="0" role="region" aria-label=${label}>
      <table>
        <thead>
          <tr>
            ${heads}
          </tr>
        </thead>
        ${body}
      </table>
    </div>
    ${more}
  </div>`;
  return Object.assign(element, {fill});
}
