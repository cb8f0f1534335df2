// What `observablehq:stdlib` is while the site is built: see Framework's own, which pages have in the browser.

/** An element that draws itself for any width. */
export type Resized = HTMLElement & {draw(width: number): unknown};

/** In CSS pixels: the width of a page's text on a desktop. */
export const stillWidth = 640;

/** Draws at the width of a still; `draw` hands that out once, and draws anew at any other width. */
export function resize(render: (width: number, height: number) => unknown): HTMLElement {
  const element = document.createElement("div") as unknown as Resized;
  let first = render(stillWidth, stillWidth * 0.625);
  if (first instanceof Promise) throw new Error("resize() at build needs a function that returns its picture at once");
  if (first) element.append(first as Node);
  element.draw = (width) => {
    const drawn = width === stillWidth && first ? first : render(width, width * 0.625);
    if (drawn === first) first = null;
    return drawn;
  };
  return element;
}

/** The first value of an input; a generator in the browser. */
export const Generators = {
  input: (element: {value: unknown}): unknown => element.value,
  observe: (initialize: (change: (value: unknown) => void) => (() => void) | undefined): unknown => {
    let first: unknown;
    initialize((value) => (first ??= value))?.();
    return first;
  }
};

/** A value that cells of the page may change; while the site is built, its first one. */
export function Mutable<T>(value: T): T {
  return value;
}
