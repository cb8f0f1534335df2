import {h} from "../controls/h.js";

/** What stands around a picture. All of it is text. */
interface FigureText {
  /** Also the anchor: figure-1. */
  id: string;
  /** “Figure 1”; null for an unnumbered figure. */
  number: string | null;
  /** States what is seen, and never the opposite: made from the numbers. */
  title: string;
  /** n, unit, and how intervals were made. */
  caption: string;
}

/** The numbers behind a picture: for those who can't see it, and for download. */
export interface FigureTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

interface Parts extends FigureText {
  /** The picture, or a place to put one. */
  picture: Node;
  /** Null where the figure hands out no numbers. */
  table: FigureTable | null;
  /** The code that draws it; folded away. */
  code?: string;
  /** Further links below the caption. */
  links: readonly {href: string; text: string; download?: boolean}[];
}

/** A figure with title, picture, caption, its numbers as a table, and a link to itself. */
export function figureFrame(
  document: Document,
  {id, number, title, caption, picture, table, code, links}: Parts
): HTMLElement {
  const self = h(document, "a", {href: `#${id}`, class: "number"}, number ?? "Figure");
  const more = links.flatMap(({href, text, download}) => [
    " · ",
    h(document, "a", {href, download: download ? "" : null}, text)
  ]);
  return h(
    document,
    "figure",
    {id, class: "figure", "aria-labelledby": `${id}-title`},
    h(document, "p", {class: "figure-title", id: `${id}-title`}, self, ` ${title}`),
    picture,
    h(document, "figcaption", {}, caption, " ", h(document, "a", {href: `#${id}`}, "Link to this figure"), ...more),
    ...(table === null ? [] : [numbers(document, table)]),
    ...(code === undefined ? [] : [codeOf(document, code)])
  );
}

function codeOf(document: Document, code: string): HTMLElement {
  const shown = h(
    document,
    "pre",
    {tabindex: "0", role: "region", "aria-label": "code of the figure"},
    h(document, "code", {}, code)
  );
  return h(document, "details", {class: "numbers code"}, h(document, "summary", {}, "Code"), shown);
}

/** A page carries no more rows than a reader would scroll through. */
const mostRows = 300;

/** The table, folded away until asked for. */
function numbers(document: Document, {columns, rows}: FigureTable): HTMLElement {
  const head = h(document, "tr", {}, ...columns.map((name) => h(document, "th", {scope: "col"}, name)));
  const body = rows
    .slice(0, mostRows)
    .map((row) => h(document, "tr", {}, ...row.map((value) => cell(document, value))));
  const table = h(document, "table", {}, h(document, "thead", {}, head), h(document, "tbody", {}, ...body));
  const scroll = h(
    document,
    "div",
    {class: "scroll", tabindex: "0", role: "region", "aria-label": "numbers behind the figure"},
    table
  );
  const cut = rows.length > mostRows ? ` (the first ${mostRows} of ${rows.length} rows; the CSV has all)` : "";
  return h(document, "details", {class: "numbers"}, h(document, "summary", {}, `The numbers${cut}`), scroll);
}

function cell(document: Document, value: string | number | null): HTMLElement {
  if (typeof value === "string") return h(document, "td", {}, value);
  const shown = value === null ? "–" : Number.isInteger(value) ? String(value) : value.toFixed(2);
  return h(document, "td", {class: "numeric"}, shown.replace("-", "\u2212"));
}
