import {isDeepStrictEqual} from "node:util";

import {findReferences} from "@observablehq/framework/dist/javascript/references.js";

import type {Moment} from "./atMoment.js";
import {answersReaders, isElement, isNode} from "./dom.js";
import type {Imported} from "./libraries.js";
import {libraries, liveText} from "./libraries.js";
import type {Cell, Page} from "./Page.js";
import {importedBy, PageError} from "./Page.js";
import type {PageRun} from "./runPage.js";

/** What of a page runs in the browser too. */
export interface BrowserPart {
  /** Cells and expressions that do, in reading order. */
  cells: ReadonlySet<Cell>;
  /** Those of them that a reader can set, and so run before they are touched. */
  controls: ReadonlySet<Cell>;
  /** What controls need, and what the others need beside that. */
  needs: Readonly<Record<Moment, Needs>>;
  /** Whether a cell asks the page's own tables. */
  sql: boolean;
  /** What its cells import when they run. */
  dynamic: readonly string[];
}

interface Needs {
  /** Values that cells of the browser need of cells that don't run there: plain data, sent along. */
  values: Readonly<Record<string, unknown>>;
  imports: readonly Imported[];
}

/** Names whose value changes while a page is read. */
const changing = new Set(["view", "width", "now", "dark", "Generators", "Mutable", "invalidation", "visibility"]);

/** Globals without which a cell that names them makes no sense. */
const browserOnly = new Set([
  "window",
  "location",
  "history",
  "localStorage",
  "sessionStorage",
  "navigator",
  "requestAnimationFrame",
  "setInterval",
  "fetch"
]);

/**
 * Decides what a reader's browser has to run. What the build can answer is text already; what answers to a reader (a
 * control, a picture that fits its width) runs there too, with what it needs: plain values are sent along, and a cell that
 * makes anything else is run as well.
 *
 * @throws PageError when a cell of the browser needs one that can't be run there.
 */
export function browserPart(page: Page, run: PageRun): BrowserPart {
  const kept = [...run.outcomes.keys()];
  const makers = new Map(kept.flatMap((cell) => namesMade(cell).map((name) => [name, cell] as const)));
  const live = new Set(kept.filter((cell) => isLive(cell, run)));
  const moving = spread(kept, makers, live);
  const values: Record<string, unknown> = {};
  const imports = new Map<string, Imported>();
  const needed = [...live];
  for (const cell of needed) {
    for (const name of namesUsed(cell)) {
      const maker = makers.get(name);
      const imported = maker ? importedBy(maker).find(({local}) => local === name) : libraries[name];
      if (imported) imports.set(imported.local, imported);
      if (!maker || imported || live.has(maker)) continue;
      const value = run.outcomes.get(maker)!.values.get(name);
      if (isPlain(value)) values[name] = value;
      else {
        if (Object.hasOwn(maker.attributes, "build"))
          throw new PageError(
            page.file,
            `“${name}” is made by a cell that only runs while the site is built, and is no plain value that can be sent ` +
              `to the browser; drop “build” in line ${maker.line - 1}`,
            cell
          );
        live.add(maker);
        needed.push(maker);
      }
    }
    for (const one of importedBy(cell)) imports.set(one.local, one);
    if (cell.language === null) imports.set(liveText.local, liveText);
  }
  // A cell that turned out to run there for one of its names makes the others there too.
  const sent = Object.fromEntries(Object.entries(values).filter(([name]) => !live.has(makers.get(name)!)));
  // What follows from a control can wait until that is touched.
  const follows = (cell: Cell): boolean => namesUsed(cell).some((name) => moving.has(makers.get(name)!));
  const controls = needed.filter((cell) => isControl(cell, run) && !follows(cell));
  const early = [...controls];
  for (const cell of early)
    for (const name of namesUsed(cell)) {
      const maker = makers.get(name);
      if (maker && live.has(maker) && !early.includes(maker)) early.push(maker);
    }
  const isEarly = new Set(early.flatMap((cell) => [...namesUsed(cell), ...importedBy(cell).map(({local}) => local)]));
  const needsOf = (wanted: boolean): Needs => ({
    values: Object.fromEntries(Object.entries(sent).filter(([name]) => isEarly.has(name) === wanted)),
    imports: [...imports.values()]
      .filter(({local}) => isEarly.has(local) === wanted)
      .map((one) => (one.name === "*" ? withMembers(one, needed) : one))
  });
  return {
    cells: new Set(kept.filter((cell) => live.has(cell))),
    controls: new Set(controls),
    needs: {near: needsOf(true), touched: needsOf(false)},
    sql: needed.some((cell) => namesUsed(cell).includes("sql") && !makers.has("sql")),
    dynamic: needed.flatMap(({code}) => code.imports.filter(({method}) => method === "dynamic").map(({name}) => name))
  };
}

/** Only what cells use of a library is bundled. */
function withMembers(library: Imported, cells: readonly Cell[]): Imported {
  const code = cells.map((cell) => cell.code.input).join("\n");
  if (new RegExp(`\\b${library.local}\\b(?!\\.\\w)`).test(code)) return library;
  const members = [...code.matchAll(new RegExp(`\\b${library.local}\\.(\\w+)`, "g"))].map(([, member]) => member!);
  return {...library, members: [...new Set(members)]};
}

function isControl(cell: Cell, run: PageRun): boolean {
  if (Object.hasOwn(cell.attributes, "browser")) return true;
  const controls = "input, select, textarea, button";
  return (run.outcomes.get(cell)?.displayed ?? []).some(
    (value) => isNode(value) && isElement(value) && (value.matches(controls) || value.querySelector(controls))
  );
}

function isLive(cell: Cell, run: PageRun): boolean {
  if (Object.hasOwn(cell.attributes, "browser")) return true;
  if (Object.hasOwn(cell.attributes, "build")) return false;
  if (namesUsed(cell).some((name) => changing.has(name)) || usesBrowser(cell)) return true;
  const displayed = run.outcomes.get(cell)?.displayed ?? [];
  if (cell.language === null) return displayed.some((value) => isNode(value) && answers(value));
  return displayed.some((value) => !isNode(value) || answers(value));
}

function usesBrowser({code}: Cell): boolean {
  return findReferences(code.body, {globals: new Set()}).some(({name}) => browserOnly.has(name));
}

function answers(node: Node): boolean {
  return answersReaders(node) || "draw" in node;
}

/** Whatever uses a name that changes, changes with it. */
function spread(cells: readonly Cell[], makers: ReadonlyMap<string, Cell>, live: Set<Cell>): ReadonlySet<Cell> {
  const moving = new Set([...live].filter((cell) => namesUsed(cell).some((name) => changing.has(name))));
  for (let before = -1; before !== moving.size;) {
    before = moving.size;
    for (const cell of cells)
      if (namesUsed(cell).some((name) => moving.has(makers.get(name)!))) {
        moving.add(cell);
        live.add(cell);
      }
  }
  return moving;
}

const namesUsed = (cell: Cell): string[] => [...new Set(cell.code.references.map(({name}) => name))];
const namesMade = (cell: Cell): string[] => (cell.code.declarations ?? []).map(({name}) => name);

/** Whether a value arrives as it was when it is sent as JSON. */
function isPlain(value: unknown): boolean {
  if (typeof value === "function" || value === undefined) return false;
  const text = JSON.stringify(value);
  return text !== undefined && text.length < mostSent && isDeepStrictEqual(JSON.parse(text), value);
}

/** Bytes: more than this is a table, which the browser reads by itself. */
const mostSent = 400_000;
