import {csvFormatRows} from "d3-dsv";

import type {Specification} from "../../src/analysis/panel/Specification.js";
import {specificationToQuery} from "../../src/analysis/panel/specificationQuery.js";
import {named} from "../../src/components/charts/chart.js";
import type {FigureTable} from "../../src/components/charts/figureFrame.js";
import {figureFrame} from "../../src/components/charts/figureFrame.js";
import {h} from "../../src/components/controls/h.js";
import {pageSource} from "../../src/components/controls/pageSource.js";
import {htmlOf, isElement, isNode} from "./dom.js";
import type {Page} from "./Page.js";
import type {Resized} from "./stdlib.js";
import {stillWidth} from "./stdlib.js";
import {stillSvg} from "./stillSvg.js";

/** A figure of a page: all that is made from its title, its caption and its one cell. */
export interface Figure {
  id: string;
  /** “Figure 3”; null for one without a number. */
  number: string | null;
  /** HTML, with what the build found. */
  title: string;
  caption: string;
  /** The same as text. */
  titleText: string;
  captionText: string;
  /** What it is about; null when that is no single specification. */
  specification: Specification | null;
  /** Code of the cell that draws it. */
  code: string;
  /** What that cell displayed. */
  displayed: readonly unknown[];
}

/** In CSS pixels: a phone's column. */
const narrow = 350;

/** Drawn at a width; what doesn't fit itself to one stays as it is. */
function drawn(value: unknown, width: number, label: string): Element | null {
  if (!isNode(value) || !isElement(value)) return null;
  const made = "draw" in value ? (value as unknown as Resized).draw(width) : value;
  if (!isNode(made) || !isElement(made)) return null;
  if (made.matches("svg") || made.querySelector("svg")) named(made, label);
  return made;
}

/** The numbers behind a figure; null where its cell hands out none. */
function numbersOf({displayed}: Figure): FigureTable | null {
  for (const value of displayed)
    if (isNode(value) && "numbers" in value) return (value as unknown as {numbers(): FigureTable}).numbers();
  return null;
}

/** The picture as it stands in the page before its cell has run: for a wide page and for a narrow one. */
export function stillHtml({titleText}: Figure, displayed: readonly unknown[]): string {
  const at = (width: number): string =>
    displayed
      .map((value) => drawn(value, width, titleText))
      .map((one) => (one ? shortNumbers(htmlOf(one)) : ""))
      .join("");
  const fits = displayed.some((value) => isNode(value) && "draw" in value);
  if (!fits) return at(stillWidth);
  return `<div class="still-pair"><div class="still-wide">${at(stillWidth)}</div><div class="still-narrow">${at(narrow)}</div></div>`;
}

/** Places in a picture to a hundredth of a pixel: the rest is a third of its bytes. */
function shortNumbers(html: string): string {
  return html.replaceAll(/ (d|points|transform|[xyr][12]?|c[xy]|width|height)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(/\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
  );
}

/** Files of a figure, by name below the site's root. */
export function figureFiles(figure: Figure, page: string): Record<string, string> {
  const table = numbersOf(figure);
  const pictures = figure.displayed
    .map((value) => drawn(value, stillWidth, figure.titleText))
    .filter((one): one is Element => one !== null);
  const svg = stillSvg(pictures, {
    title: figure.titleText,
    caption: figure.captionText,
    number: figure.number,
    source: page
  });
  const name = fileOf(figure, page);
  return {
    ...(table ? {[`${name}.csv`]: csvOf(table)} : {}),
    ...(svg === null ? {} : {[`${name}.svg`]: svg})
  };
}

/** Figures of a page in a folder lie below its own name: a copied page, or one of a release, has the same ids. */
function fileOf({id}: Figure, page: string): string {
  return `data/figures${page.lastIndexOf("/") > 0 ? page : ""}/${id}`;
}

/** What stands around a figure's picture, cut where the picture goes. */
export function frameOf(figure: Figure, page: Page, files: Readonly<Record<string, string>>): [string, string] {
  const name = fileOf(figure, page.path);
  const up = "../".repeat(page.path.split("/").length - 2) || "./";
  const file = (kind: "csv" | "svg", text: string): {href: string; text: string}[] =>
    `${name}.${kind}` in files ? [{href: `${up}${name}.${kind}`, text}] : [];
  const query = figure.specification === null ? null : specificationToQuery(figure.specification);
  const links = [
    ...file("csv", "Numbers as CSV"),
    ...file("svg", "Picture as SVG"),
    ...(query === null
      ? []
      : [{href: `${up}workbench${query === "" ? "" : `?${query}`}`, text: "Open in the workbench"}]),
    {href: up + pageSource(page.path), text: "How it is made"}
  ];
  const cut = document.createComment("picture");
  const frame = figureFrame(document, {
    ...figure,
    title: "<!--title-->",
    caption: "<!--caption-->",
    picture: h(document, "div", {class: "picture"}, cut),
    table: numbersOf(figure),
    code: figure.code,
    links
  });
  return frame.outerHTML
    .replaceAll("${", "&#36;{")
    .replace("&lt;!--title--&gt;", () => figure.title)
    .replace("&lt;!--caption--&gt;", () => figure.caption)
    .split("<!--picture-->") as [string, string];
}

/** A table as RFC 4180 text, numbers unrounded; an absent value is an empty field. */
function csvOf({columns, rows}: FigureTable): string {
  return `${csvFormatRows([[...columns], ...rows.map((row) => row.map((value) => (value === null ? "" : String(value))))])}\n`;
}
