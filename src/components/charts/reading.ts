import * as Plot from "@observablehq/plot";

type Value = number | string;

/** Marks of a chart whose values a reader can ask for. */
export interface Reading<T> {
  rows: readonly T[];
  x(row: T): Value | null;
  y(row: T): Value | null;
  /** Which of several panels it stands in. */
  fx?(row: T): Value;
  /** What is told of a row: its name in the first line. */
  text(row: T): string;
  /** Which way the nearest is looked for; both when left out. */
  along?: "x" | "y";
  /** The task that a row is about: it can be marked, here and in all other pictures. */
  task?(row: T): string;
}

const hasPlace = <T>({rows, x, y}: Omit<Reading<T>, "text">): T[] =>
  rows.filter((row) => x(row) !== null && y(row) !== null);

/** Narrower than half a picture, so that it finds room on one side of any mark. */
const tipEms = (width: number): number => Math.min(28, width / 2 / 9);

/** What is told of the mark nearest to the pointer. */
export function tipOf<T>(reading: Reading<T>, width: number): Plot.Markish {
  const {x, y, fx, text, along} = reading;
  const pointer = {x: Plot.pointerX, y: Plot.pointerY, both: Plot.pointer}[along ?? "both"];
  return Plot.tip(
    hasPlace(reading),
    pointer({x, y, fx, title: text, lineWidth: tipEms(width), fill: "var(--theme-background)"} as Plot.TipOptions)
  );
}

/** A ring round the task that the address names, with a link to what is known of it. */
export function markOf<T>(reading: Omit<Reading<T>, "text">, width: number): Plot.Markish[] {
  const {x, y, task} = reading;
  const wanted = task ? markedTask() : null;
  const marked = wanted === null ? [] : hasPlace(reading).filter((row) => task!(row) === wanted);
  if (marked.length === 0) return [];
  // Beside the name of the axis.
  const most = Math.min(42, Math.floor((width - 190) / 8));
  const words = wanted!.length > most ? `${wanted!.slice(0, most - 1)}…` : wanted!;
  return [
    Plot.dot(marked, {x, y, r: 8, stroke: "var(--theme-foreground)", strokeWidth: 2.5} as Plot.DotOptions),
    Plot.text([wanted], {
      frameAnchor: "top-right",
      text: () => `◯ ${words}`,
      href: () => taskAddress(wanted!),
      textAnchor: "end",
      lineAnchor: "bottom",
      lineWidth: width / 12,
      dy: -4,
      fontWeight: "bold",
      fill: "var(--theme-foreground)",
      stroke: "var(--theme-background)",
      strokeWidth: 4
    })
  ];
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity
};

/**
 * Gives a chart's values to a keyboard: arrows go from mark to mark, from the left or from the top, and what is told of one
 * is said too; Enter or a click marks its task, Escape leaves.
 */
export function readable<T>(svg: SVGSVGElement & Plot.Plot, reading: Reading<T>): void {
  const {along, text, task} = reading;
  const places = placesOf(svg, reading).sort((a, b) =>
    along === "y" ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y
  );
  if (places.length === 0) return;
  let at = -1;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("aria-live", "polite");
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    if (event.key === "Enter" && task && at >= 0) return markTask(task(places[at]!.row));
    if (event.key === "Escape") return leave();
    if (step === undefined) return;
    event.preventDefault();
    at = Math.min(places.length - 1, Math.max(0, at + step));
    const {x, y, row} = places[at]!;
    svg.after(said);
    said.textContent = text(row);
    pointTo(svg, x, y);
  });
  const leave = (): void => void svg.dispatchEvent(new PointerEvent("pointerleave", {pointerType: "mouse"}));
  svg.addEventListener("blur", leave);
  if (task)
    svg.addEventListener("click", (event) => {
      if (svg.value && !(event.target as Element).closest("a")) markTask(task(svg.value as T));
    });
}

/** Where each row stands in the picture, in its own pixels. */
function placesOf<T>(svg: Plot.Plot, reading: Reading<T>): {x: number; y: number; row: T}[] {
  const place = (name: "x" | "y", value: Value): number => {
    const scale = svg.scale(name)!;
    return Number(scale.apply(value)) + (scale.bandwidth ?? 0) / 2;
  };
  // A panel is as wide as its band, and begins where the first would without it.
  const panel = (row: T): number => {
    const scale = reading.fx && svg.scale("fx");
    return scale ? Number(scale.apply(reading.fx!(row))) - Number((scale.range as number[])[0]) : 0;
  };
  return hasPlace(reading).map((row) => ({
    x: place("x", reading.x(row)!) + panel(row),
    y: place("y", reading.y(row)!),
    row
  }));
}

/** As a pointer would: Plot then tells of the mark that is there. */
function pointTo(svg: SVGSVGElement, x: number, y: number): void {
  const {x: clientX, y: clientY} = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM()!);
  svg.dispatchEvent(new PointerEvent("pointermove", {clientX, clientY, pointerType: "mouse"}));
}

/** The parameter of the address that names a task, as its statement stands in the panel. */
const parameter = "task";

/** The task that the address asks to mark; null for none. */
function markedTask(): string | null {
  return new URLSearchParams(location.search).get(parameter)?.trim().toLowerCase() || null;
}

/** Puts a task into the address, or takes it out where it is there already; every picture of tasks then marks it. */
function markTask(task: string): void {
  const address = new URL(location.href);
  if (task === markedTask()) address.searchParams.delete(parameter);
  else address.searchParams.set(parameter, task);
  history.replaceState(history.state, "", address);
  window.dispatchEvent(new Event("marked-task"));
}

/** Calls a function whenever another task is marked. */
export function onMarkedTask(redraw: () => void): void {
  window.addEventListener("marked-task", redraw);
}

/** A page about the task, as seen from where the reader is: pages lie at the root or in a folder of it. */
function taskAddress(task: string): string {
  const up = /\/(hypotheses|releases)\/[^/]*$/.test(location.pathname) ? "../" : "./";
  return `${up}task${location.pathname.endsWith(".html") ? ".html" : ""}?id=${encodeURIComponent(task)}`;
}
