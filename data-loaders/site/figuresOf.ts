import type {Specification} from "../../src/analysis/panel/Specification.js";
import type {BrowserPart} from "./browserPart.js";
import type {Figure} from "./figure.js";
import {numbersOf, stillHtml} from "./figure.js";
import type {Cell, Container, Page, Part} from "./Page.js";
import {PageError} from "./Page.js";
import type {PageRun} from "./runPage.js";
import {proseHtml} from "./writePage.js";

/** The figures of a page that are kept, each from its container: title, one cell that draws, caption. */
export function figuresOf(page: Page, run: PageRun, browser: BrowserPart): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  const visit = (parts: readonly Part[]): void => {
    for (const part of parts) {
      if (part.kind === "token" || part.kind === "cell" || !run.kept(part)) continue;
      if (part.kind === "figure") figures.set(part.name, figureOf(page, part, run, browser));
      else visit(part.parts);
    }
  };
  visit(page.parts);
  return figures;
}

function figureOf(page: Page, part: Container, run: PageRun, browser: BrowserPart): Figure {
  const cells = part.parts.filter((inner) => inner.kind === "cell").map(({cell}) => cell);
  const first = part.parts.findIndex((inner) => inner.kind === "cell");
  if (first < 0)
    throw new PageError(
      page.file,
      {line: 1, column: 1},
      `figure ${part.name}: expected a cell that draws it, found none`
    );
  const name = {id: part.name, title: proseHtml(part.parts.slice(0, first), run, browser)};
  const displayedBy = (cell: Cell): readonly unknown[] => run.outcomes.get(cell)?.displayed ?? [];
  const displayed = cells.flatMap(displayedBy);
  return {
    ...name,
    caption: proseHtml(part.parts.slice(first), run, browser),
    specification: part.argument ? (run.outcomes.get(part.argument)!.displayed[0] as Specification) : null,
    code: cells.map(({source}) => source.trim()).join("\n\n"),
    displayed,
    stills: new Map(cells.map((cell) => [cell, stillHtml(displayedBy(cell), name)])),
    table: numbersOf(displayed)
  };
}
