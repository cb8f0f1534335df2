import {resize} from "observablehq:stdlib";

import {named} from "./chart.js";
import type {FigureTable} from "./figureFrame.js";

/** A column of a figure's numbers: a field of its rows, or what is made of one. */
export type Columns<T> = Readonly<Record<string, keyof T | ((row: T) => string | number | null)>>;

/** A picture of some rows, which hands out what it draws. */
export type Picture = HTMLElement & {numbers(): FigureTable};

/**
 * A picture that fits its width, drawn anew when that changes. Its figure's title is its name for screen readers, and its
 * rows are the figure's numbers: the table below it and the CSV.
 *
 * @param columns - header of each column, and where its values are
 * @param draw - width in CSS pixels to a chart
 */
export function picture<T>(rows: readonly T[], columns: Columns<T>, draw: (width: number) => Element): Picture {
  // Drawn at once while the site is built: the figure then gives the name.
  const made: {element?: HTMLElement} = {};
  made.element = resize((width) => named(draw(width), titleOf(made.element)));
  return Object.assign(made.element, {
    numbers: (): FigureTable => ({
      columns: Object.keys(columns),
      rows: rows.map((row) => Object.values(columns).map((of) => valueOf(row, of)))
    })
  });
}

/**
 * Controls with what follows from them, as a figure: until a reader has scripts, and in the figure's files, it is the
 * picture given, drawn before anything is set.
 */
export function withPicture(element: HTMLElement, standing: Picture): Picture {
  const {draw} = standing as {draw?: unknown};
  return Object.assign(element, {numbers: standing.numbers}, draw === undefined ? {} : {draw});
}

function valueOf<T>(row: T, of: keyof T | ((row: T) => string | number | null)): string | number | null {
  return typeof of === "function" ? of(row) : (row[of] as string | number | null);
}

/** The title of the figure around an element; empty while it stands nowhere. */
function titleOf(element: Element | undefined): string {
  const title = element?.closest("figure")?.querySelector(".figure-title");
  return title?.lastChild?.textContent?.trim() ?? "";
}
