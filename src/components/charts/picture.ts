import {resize} from "observablehq:stdlib";

import {named} from "./chart.js";
import {onMarkedTask} from "./reading.js";

/** The numbers behind a picture: for those who can't see it, and for download. */
export interface FigureTable {
  columns: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** A column of a figure's numbers: a field of its rows, or what is made of one. */
type Column<T> = keyof T | ((row: T) => string | number | null);

/** Columns by their headers; as pairs where two have the same. */
export type Columns<T> = Readonly<Record<string, Column<T>>> | readonly (readonly [string, Column<T>])[];

/** A picture of some rows, which hands out what it draws. */
export type Picture = HTMLElement & {numbers(): FigureTable};

/**
 * A picture that fits its width, drawn anew when that changes. Its figure's title is its name for screen readers, and its
 * rows are the figure's numbers: the table below it and the CSV.
 *
 * @param columns - header of each column, and where its values are
 * @param draw - width in CSS pixels to a chart, or to an element with several
 */
export function picture<T>(rows: readonly T[], columns: Columns<T>, draw: (width: number) => Node | null): Picture {
  // Drawn at once while the site is built: the figure then gives the name.
  const made: {element?: HTMLElement} = {};
  made.element = resize((width) => nameAfterFigure(draw(width) as Element, made.element));
  if (!("draw" in made.element) && "task" in columns)
    onMarkedTask(() => {
      const {element} = made;
      if (!element?.isConnected) return;
      const hadFocus = element.contains(document.activeElement);
      element.replaceChildren(nameAfterFigure(draw(element.clientWidth) as Element, element));
      if (hadFocus) element.querySelector<SVGSVGElement>("svg[tabindex]")?.focus();
    });
  const headed: readonly (readonly [string, Column<T>])[] = isPairs(columns) ? columns : Object.entries(columns);
  return Object.assign(made.element, {
    numbers: (): FigureTable => ({
      columns: headed.map(([header]) => header),
      rows: rows.map((row) => headed.map(([, of]) => valueOf(row, of)))
    })
  });
}

function isPairs<T>(columns: Columns<T>): columns is readonly (readonly [string, Column<T>])[] {
  return Array.isArray(columns);
}

function valueOf<T>(row: T, of: Column<T>): string | number | null {
  return typeof of === "function" ? of(row) : (row[of] as string | number | null);
}

/** A chart is called as the title of the figure around it says, once it stands in one, and its caption describes it. */
function nameAfterFigure(chart: Element, within: Element | undefined): Element {
  const figure = within?.closest("figure");
  if (!figure) return chart;
  return named(chart, figure.querySelector(".figure-title > span")?.textContent?.trim() ?? "", `${figure.id}-caption`);
}
