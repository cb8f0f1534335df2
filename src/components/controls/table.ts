import {html} from "../html.js";

/**
 * A plain table; cells that look like numbers are set as numbers, and text is never read as HTML. On a phone the first
 * column stays in sight while the others are scrolled; rows that hold sentences stand one under the other.
 */
export function table(head: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLElement {
  const hasSentences = rows.some((row) => row.slice(1).some((value) => typeof value === "string" && value.length > 60));
  const cell = (value: string | Node, i: number): unknown => {
    if (i === 0) return html`<th scope="row">${value}</th>`;
    const isNumber = typeof value === "string" && /^[\d−+–][\d,.]*( %)?$/.test(value);
    return html`<td class=${isNumber ? "numeric" : null} data-head=${hasSentences ? head[i] : null}>${value}</td>`;
  };
  const element = html`<div
    class=${`scroll tall ${hasSentences ? "cards" : "columns"}`}
    tabindex="0"
    role="region"
    aria-label=${head.filter(Boolean).join(", ")}
  >
    <table>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map(cell)}
            </tr>`
        )}
      </tbody>
    </table>
  </div>`;
  return element;
}
