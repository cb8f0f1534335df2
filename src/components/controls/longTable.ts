import {count} from "../../analysis/words/format.js";
import {html} from "../html.js";
import {button} from "./fields.js";

/** How many more rows are shown at a time: more would keep its reader waiting. */
const step = 200;

/** A table of which some rows are there at first, and more whenever its reader asks; `fill` begins anew. */
export function longTable(
  label: string,
  heads: readonly HTMLElement[],
  {length, row, first = step}: {length: number; row(i: number): HTMLTableRowElement; first?: number}
): HTMLElement & {fill(): void} {
  const body = html`<tbody></tbody>`;
  const grow = (): void => {
    const from = body.childElementCount;
    const to = Math.min(length, from === 0 ? first : from + step);
    for (let i = from; i < to; ++i) body.append(headed(row(i)));
    more.textContent = `Show ${count(Math.min(step, length - to))} more of ${count(length)}`;
    more.hidden = to === length;
  };
  // On a phone a row's values stand one under the other, each after its column's name.
  const headed = (line: HTMLTableRowElement): HTMLElement => {
    [...line.cells].forEach((cell, i) => (cell.dataset.head = heads[i]!.textContent));
    return line;
  };
  const more = button("", grow);
  const fill = (): void => {
    body.replaceChildren();
    grow();
  };
  fill();
  const element = html`<div>
    <div class="scroll cards" tabindex="0" role="region" aria-label=${label}>
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
