import {csvFormatRows} from "d3-dsv";

import type {Specification} from "../../src/analysis/panel/Specification.js";
import {named} from "../../src/components/charts/chart.js";
import type {FigureTable} from "../../src/components/charts/picture.js";
import {site} from "../../src/site.js";
import {copyOf, isElement, isNode, textOf} from "./dom.js";
import {mergeMarks, shortNumbers} from "./lighter.js";
import {pageAddress, siteAddress} from "./siteAddress.js";
import type {Resized} from "./stdlib.js";
import {stillWidth} from "./stdlib.js";
import type {Panel} from "./stillSvg.js";
import {panelsOf, panelWidth, stillSvg} from "./stillSvg.js";

/** A figure of a page: all that is made from its title, its caption and its one cell. */
export interface Figure {
  /** Its anchor, and the name of its files. */
  id: string;
  /** HTML, with what the build found; a figure cited by number is an empty link to it. */
  title: string;
  caption: string;
  /** What it is about; null when that is no single specification. */
  specification: Specification | null;
  /** Code of the cell that draws it. */
  code: string;
  /** HTML of the pictures in the page before their cells have run, a cell. */
  stills: readonly string[];
  /** The pictures of its file. */
  panels: readonly Panel[];
  /** The numbers behind it; null where its cell hands out none. */
  table: FigureTable | null;
}

/** Where a figure stands among all of a site. */
export interface FigurePlace {
  /** From 1, in reading order. */
  number: number;
  /** Name of its files below the site's root, without their ending. */
  file: string;
  /** The page that shows it first. */
  page: string;
}

/** Writes “Figure 7” into the empty links to a figure in a page's HTML, and the numbers of its own figures. */
export type Cite = (html: string) => string;

/** In CSS pixels: a phone's column; on the narrowest, style.css gives a picture its margins, so that letters stay legible. */
const narrow = 340;

/** What a name is made from. */
type Named = Pick<Figure, "id" | "title">;

/** Drawn at a width; what doesn't fit itself to one stays as it is. */
function drawn(value: unknown, width: number, figure?: Named): Element | null {
  if (!isNode(value) || !isElement(value)) return null;
  const made = "draw" in value ? (value as unknown as Resized).draw(width) : copyOf(value);
  if (!isNode(made) || !isElement(made)) return null;
  if (figure && (made.matches("svg") || made.querySelector("svg")))
    named(made, textOf(figure.title), `${figure.id}-caption`);
  return made;
}

/** The numbers that what a cell displayed hands out. */
export function numbersOf(displayed: readonly unknown[]): FigureTable | null {
  for (const value of displayed)
    if (isNode(value) && "numbers" in value) return (value as unknown as {numbers(): FigureTable}).numbers();
  return null;
}

/** Whether a picture fits itself to its width. */
export const fitsWidth = (value: unknown): boolean => isNode(value) && "draw" in value;

/** The picture as it stands in the page before its cell has run: for a wide page and for a narrow one. */
export function stillHtml(displayed: readonly unknown[], name?: Named): string {
  const at = (width: number): string =>
    displayed
      .map((value) => drawn(value, width, name))
      .map((one) => (one ? shortNumbers(mergeMarks(one).outerHTML) : ""))
      .join("");
  if (!displayed.some(fitsWidth)) return at(stillWidth);
  return `<div class="still-pair"><div class="still-wide">${at(stillWidth)}</div><div class="still-narrow">${at(narrow)}</div></div>`;
}

/** The pictures that a figure's file shows. */
export const panelsIn = (displayed: readonly unknown[], name: Named): Panel[] =>
  displayed.flatMap((value) => {
    const picture = drawn(value, panelWidth, name);
    return picture === null ? [] : panelsOf(picture);
  });

/** Text files of a figure, by name below the site's root. */
export function figureFiles(figure: Figure, {number, file, page}: FigurePlace, cite: Cite): Record<string, string> {
  const address = siteAddress();
  const svg = stillSvg(figure.panels, {
    title: `Figure ${number}. ${textOf(figure.title)}`,
    caption: textOf(cite(figure.caption)),
    source:
      `${site.title}, ${address === null ? page : pageAddress(address, `${page.slice(1)}.html`)}#${figure.id}. ` +
      `Data: Anthropic Economic Index, CC-BY. Code: ${site.licence}.`
  });
  return {
    ...(figure.table ? {[`${file}.csv`]: csvOf(figure.table)} : {}),
    ...(svg === null ? {} : {[`${file}.svg`]: svg})
  };
}

/** A table as RFC 4180 text, numbers unrounded; an absent value is an empty field. */
function csvOf({columns, rows}: FigureTable): string {
  return `${csvFormatRows([[...columns], ...rows.map((row) => row.map((value) => (value === null ? "" : String(value))))])}\n`;
}
