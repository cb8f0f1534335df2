import {html} from "htl";

import type {FigureTable} from "../../src/components/charts/picture.js";

interface Parts {
  /** Also the anchor. */
  id: string;
  /** “Figure 7”. */
  name: string;
  /** Where the title, the picture and the caption go. */
  title: Node;
  picture: Node;
  caption: Node;
  /** The numbers behind the picture; null where the figure hands out none. */
  table: FigureTable | null;
  /** The code that draws it. */
  code: string;
  /** Files to save under a name of their own, and addresses to go to. */
  links: readonly {href: string; text: string; download?: string}[];
}

/** What stands around a picture: number and title above; caption, numbers, files, code and links below. */
export function figureFrame({id, name, title, picture, caption, table, code, links}: Parts): HTMLElement {
  const link = ({href, text, download}: Parts["links"][number]): Node | null =>
    html`<a href=${href} download=${download ?? null} rel=${download === undefined ? null : "external"}>${text}</a>`;
  return html`<figure id=${id} class="figure" aria-labelledby=${`${id}-title`}>
    <p class="figure-title" id=${`${id}-title`}><a href=${`#${id}`} class="number">${name}</a> <span>${title}</span></p>
    <div class="picture">${picture}</div>
    <figcaption id=${`${id}-caption`}>${caption}</figcaption>
    <div class="figure-tools" role="group" aria-label=${`${name}: numbers, files and links`}>
      ${table && numbers(table, name)} ${links.filter((one) => one.download !== undefined).map(link)}
      <a class="copy-link" href=${`#${id}`} aria-live="polite">Copy link</a>
      <details class="numbers code">
        <summary>Code</summary>
        <pre tabindex="0" role="region" aria-label=${`${name}: code`}><code>${code}</code></pre>
      </details>
      ${links.filter((one) => one.download === undefined).map(link)}
    </div>
  </figure>` as HTMLElement;
}

/** A page carries no more rows than a reader would scroll through. */
const mostRows = 300;

/** The table, folded away until asked for. */
function numbers({columns, rows}: FigureTable, name: string): Node | null {
  const cut = rows.length > mostRows ? ` (the first ${mostRows} of ${rows.length} rows; the CSV has all)` : "";
  return html`<details class="numbers">
    <summary>Numbers</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${`${name}: numbers${cut}`}>
      ${cut === "" ? null : html`<p>${cut.trim()}</p>`}
      <table>
        <thead>
          <tr>
            ${columns.map((column) => html`<th scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.slice(0, mostRows).map(
            (row) =>
              html`<tr>
                ${row.map(cell)}
              </tr>`
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}

function cell(value: string | number | null): Node | null {
  if (typeof value === "string") return html`<td>${value}</td>`;
  const shown = value === null ? "–" : Number.isInteger(value) ? String(value) : value.toFixed(2);
  return html`<td class="numeric">${shown.replace("-", "\u2212")}</td>`;
}
