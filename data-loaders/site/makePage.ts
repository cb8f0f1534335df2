import {extname, join} from "node:path";
import {setImmediate} from "node:timers/promises";

import {timed} from "../../src/analysis/timed.js";
import {pageSource} from "../../src/site.js";
import {moments} from "./atMoment.js";
import type {BrowserPart} from "./browserPart.js";
import {browserPart} from "./browserPart.js";
import type {Figure} from "./figure.js";
import {fileHash} from "./fileStamps.js";
import type {Page} from "./Page.js";
import {cellsOf, tablesOf} from "./Page.js";
import type {LivePage} from "./pageModules.js";
import {addressOf, needsFiles} from "./pageModules.js";
import type {PageContext} from "./runPage.js";
import {runPage} from "./runPage.js";
import {writeNew} from "./writeNew.js";
import {writePage} from "./writePage.js";

/** What came of a page, as plain data: its text for Framework, whose figures still want their numbers. */
export interface MadePage extends LivePage {
  text: string;
  figures: ReadonlyMap<string, Figure>;
  /** How the browser reads its files. */
  fileMethods: readonly string[];
  /** Hashes of files that were read, by path; and all else that it depends on. */
  read: ReadonlyMap<string, string>;
  key: string;
}

export interface MakingContext extends PageContext {
  /** Why a part is left out, by the metric it needs. */
  absent: Readonly<Record<string, string>>;
}

/** Changes with all that a page depends on but for the files that it reads. */
function keyOf(page: Page, {published, absent, modules}: MakingContext): string {
  const loaded = cellsOf(page.parts).flatMap(({code}) => code.imports.filter(({method}) => method === "dynamic"));
  const addresses = [undefined, ...loaded.map(({name}) => name)].map((name) => addressOf(modules, page, name));
  return JSON.stringify([page.source, published, absent, addresses]);
}

/** Whether a page would be made again as it was. */
export const isAsMade = (made: MadePage | undefined, page: Page, context: MakingContext): boolean =>
  made?.key === keyOf(page, context) && [...made.read].every(([path, hash]) => fileHash(path) === hash);

/**
 * Runs a page, and writes what its browser needs of it.
 *
 * @throws PageError for a page that can't be run.
 */
async function makePage(page: Page, context: MakingContext): Promise<MadePage> {
  const {root, absent} = context;
  const run = await timed("cells run", () => runPage(page, context));
  const browser = browserPart(page, run);
  const written = timed("pages and stills drawn", () => writePage({page, run, browser, root, absent}));
  for (const moment of moments) {
    const {values} = browser.needs[moment];
    if (Object.keys(values).length > 0)
      writeNew(join(root, needsFiles(page.path, moment).data), JSON.stringify(values));
  }
  writeNew(join(root, pageSource(page.path)), page.source);
  return {
    ...written,
    path: page.path,
    file: page.file,
    imports: {near: browser.needs.near.imports, touched: browser.needs.touched.imports},
    dynamic: browser.dynamic,
    fileMethods: fileMethods(page, browser),
    read: run.read,
    key: keyOf(page, context)
  };
}

function fileMethods(page: Page, browser: BrowserPart): string[] {
  const tables = browser.sql ? Object.values(tablesOf(page)) : [];
  return [
    ...[...browser.cells].flatMap(({code}) => code.files.map(({method}) => method ?? "text")),
    ...tables.map((file) => extname(file).slice(1))
  ];
}

/** Pages that several threads make: each takes the next, until all are taken. */
export interface Queue {
  /** By path, in the order of taking. */
  paths: readonly string[];
  /** The place of the next, shared. */
  next: Int32Array;
}

/** Makes pages of a queue for as long as there are any. */
export async function makeNext(
  {paths, next}: Queue,
  pages: readonly Page[],
  context: MakingContext
): Promise<MadePage[]> {
  const made: MadePage[] = [];
  try {
    for (let i = Atomics.add(next, 0, 1); i < paths.length; i = Atomics.add(next, 0, 1)) {
      made.push(
        await makePage(
          pages.find(({path}) => path === paths[i])!,
          context
        )
      );
      // A preview answers meanwhile.
      await setImmediate();
    }
    return made;
  } finally {
    // After an error, none is taken.
    Atomics.store(next, 0, paths.length);
  }
}
