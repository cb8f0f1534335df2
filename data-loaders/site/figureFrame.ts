import {specificationAddress} from "../../src/analysis/panel/specificationQuery.js";
import {fixed} from "../../src/analysis/words/format.js";
import type {FigureTable} from "../../src/components/charts/picture.js";
import {pageSource, site} from "../../src/site.js";
import type {Figure} from "./figure.js";
import {placeMarks} from "./numberFigures.js";
import type {PagePlace} from "./Page.js";
import {markdown} from "./parsePage.js";
import {setAside} from "./setAside.js";

const {escapeHtml} = markdown.utils;

/**
 * What stands around a figure's picture, as HTML before and after it: number and title above; caption, numbers, files,
 * code and links below.
 *
 * @param root - the folder of pages
 */
export function frameOf(
  {id, title, caption, table, panels, code, specification}: Figure,
  page: PagePlace,
  root: string
): [string, string] {
  const {number, file} = placeMarks(id);
  const up = "../".repeat(page.path.split("/").length - 2) || "./";
  const name = `Figure ${number}`;
  const saved = `${site.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-figure-${number}`;
  const downloads = [...(table ? ["csv"] : []), ...(panels.length > 0 ? ["svg", "png"] : [])].map((kind) =>
    link(`${up}${file}.${kind}`, kind.toUpperCase(), `rel="external" download="${saved}.${kind}"`)
  );
  // The workbench has the tasks of both platforms: it can't ask of one platform alone.
  const asked = specification?.population.platform === undefined ? specification : null;
  const query = asked === null ? null : specificationAddress.write(asked);
  return [
    `<figure id="${id}" class="figure" aria-labelledby="${id}-title">
<p class="figure-title" id="${id}-title"><a href="#${id}" class="number">${name}</a> <span>${title}</span></p>
<div class="picture">`,
    `</div>
<figcaption id="${id}-caption">${caption}</figcaption>
<div class="figure-tools" role="group" aria-label="${name}: numbers, files and links">
${table ? numbers(table, name, root) : ""}${downloads.join("")}
<a class="copy-link" href="#${id}" aria-live="polite">Copy link</a>
<details class="numbers code"><summary>Code</summary><pre tabindex="0" role="region" aria-label="${name}: code"><code>${escapeHtml(code).replaceAll("${", "&#36;{")}</code></pre></details>
${query === null ? "" : link(`${up}workbench${query && `?${query}`}`, "Open in the workbench")}${link(up + pageSource(page.path), "Source of the page")}
</div>
</figure>
`
  ];
}

const link = (href: string, text: string, more = ""): string => `<a href="${escapeHtml(href)}" ${more}>${text}</a>`;

/** A page carries no more rows than a reader would scroll through. */
const mostRows = 300;

/** The table, folded away until asked for. */
function numbers({columns, rows}: FigureTable, name: string, root: string): string {
  const cut = rows.length > mostRows ? `(the first ${mostRows} of ${rows.length} rows; the CSV has all)` : "";
  const heads = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`);
  const lines = rows.slice(0, mostRows).map((row) => `<tr>${row.map(cell).join("")}</tr>`);
  const table = `<table><thead><tr>${heads.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table>`;
  return `<details class="numbers"><summary>Numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="${`${name}: numbers ${cut}`.trim()}">${cut && `<p>${cut}</p>`}${setAside(table, root)}</div></details>
`;
}

function cell(value: string | number | null): string {
  if (typeof value === "string") return `<td>${escapeHtml(value)}</td>`;
  return `<td class="numeric">${value === null ? "–" : fixed(value, Number.isInteger(value) ? 0 : 2)}</td>`;
}
