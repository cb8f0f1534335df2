// What `observablehq:stdlib` is while the site is built: see Framework's own, which pages have in the browser.

/** An element that draws itself for any width. */
export type Resized = HTMLElement & {draw(width: number): unknown};

/** In CSS pixels: the width of a page's text on a desktop. */
export const stillWidth = 640;

/** Draws once, at the width of a still; `draw` draws again at another. */
export function resize(render: (width: number, height: number) => unknown): HTMLElement {
  const element = document.createElement("div") as unknown as Resized;
  element.draw = (width) => render(width, width * 0.625);
  const drawn = element.draw(stillWidth);
  if (drawn instanceof Promise) throw new Error("resize() at build needs a function that returns its picture at once");
  if (drawn) element.append(drawn as Node);
  return element;
}

/** The first value of an input; a generator in the browser. */
export const Generators = {
  input: (element: {value: unknown}): unknown => element.value,
  observe: (initialize: (change: (value: unknown) => void) => unknown): unknown => {
    let first: unknown;
    initialize((value) => (first ??= value));
    return first;
  }
};

/** A value that cells of the page may change; while the site is built, its first one. */
export function Mutable<T>(value: T): T {
  return value;
}
