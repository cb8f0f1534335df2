import {posix} from "node:path";
import {isDeepStrictEqual} from "node:util";

import type {Cite, Figure, FigurePlace} from "./figure.js";
import type {Page, PagePlace, Part} from "./Page.js";
import {PageError} from "./Page.js";

type FiguresOfPage = PagePlace & {figures: ReadonlyMap<string, Figure>};

/**
 * Numbers all figures of a site from 1. One that a later page shows again, the same in everything, keeps its number and
 * its files; one that only has the same id gets its own, below its page's name. So do figures of pages in a folder: a
 * copied page, or one of a release, has the same ids.
 *
 * @param pages - in reading order
 */
export function numberFigures(pages: readonly FiguresOfPage[]): Map<Figure, FigurePlace> {
  const places = new Map<Figure, FigurePlace>();
  const first = new Map<string, Figure>();
  let number = 0;
  for (const {path, figures} of pages)
    for (const figure of figures.values()) {
      const shared = `data/figures/${figure.id}`;
      const earlier = first.get(shared);
      if (earlier && isSame(earlier, figure)) {
        places.set(figure, places.get(earlier)!);
        continue;
      }
      const isOwn = earlier !== undefined || path.lastIndexOf("/") > 0;
      places.set(figure, {
        number: ++number,
        file: isOwn ? `data/figures${path}/${figure.id}` : shared,
        page: path
      });
      if (!isOwn) first.set(shared, figure);
    }
  return places;
}

function isSame(a: Figure, b: Figure): boolean {
  const shown = (figure: Figure): unknown => [figure.title, figure.caption, figure.table, figure.stills];
  return isDeepStrictEqual(shown(a), shown(b));
}

/** What stands in a page's text for the number of one of its figures, and for the name of its files, until it is numbered. */
export const placeMarks = (id: string): {number: string; file: string} => ({
  number: `\u0004${id}\u0005`,
  file: `\u0006${id}\u0005`
});

/**
 * Fills in the numbers of a page's own figures, and those of figures that it cites: empty links, `[](#the-bend)` or
 * `[](./directive#the-bend)`. A figure that is left out, with its part of a page, has none.
 *
 * @param all - every page, by path
 * @throws PageError for a figure that no page has.
 */
export function citing(
  page: FiguresOfPage,
  pages: readonly FiguresOfPage[],
  places: ReadonlyMap<Figure, FigurePlace>,
  all: readonly Page[]
): Cite {
  const own = (id: string): FigurePlace => places.get(page.figures.get(id)!)!;
  return (html) =>
    html
      .replaceAll(/\u0004([^\u0005]+)\u0005/g, (_, id: string) => String(own(id).number))
      .replaceAll(/\u0006([^\u0005]+)\u0005/g, (_, id: string) => own(id).file)
      .replaceAll(/<a href="([^"#]*)#([^"]+)"><\/a>/g, (_, path: string, id: string) => {
        const target = path === "" ? page.path : posix.join(posix.dirname(page.path), path);
        const place = places.get(pages.find((one) => one.path === target)?.figures.get(id) as Figure);
        if (place) return `<a href="${path}#${id}">Figure ${place.number}</a>`;
        if (all.some((one) => one.path === target && hasFigure(one.parts, id))) return "a figure that is left out here";
        throw new PageError(page.file, `expected a figure of ${target} in [](${path}#${id}), found none`);
      });
}

function hasFigure(parts: readonly Part[], id: string): boolean {
  return parts.some(
    (part) => "parts" in part && ((part.kind === "figure" && part.name === id) || hasFigure(part.parts, id))
  );
}
