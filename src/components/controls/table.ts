import {html} from "htl";

/** A plain table; cells that look like numbers are set as numbers. Text is never read as HTML. */
export function table(head: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLElement {
  const cell = (value: string | Node): unknown =>
    typeof value === "string" && /^[\d−+–][\d,.]*( %)?$/.test(value)
      ? html`<td class="numeric">${value}</td>`
      : html`<td>${value}</td>`;
  const element = html`<div class="scroll tall" tabindex="0" role="region" aria-label=${head.join(", ")}>
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
  return element as HTMLElement;
}
