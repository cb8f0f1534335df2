import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, extname, join} from "node:path";

import type {BrowserPart, Imported} from "./browserPart.js";
import {browserPart} from "./browserPart.js";
import {browserModules, seenFrom} from "./browserModules.js";
import type {Figure} from "./figure.js";
import {figureFiles} from "./figure.js";
import {figuresOf} from "./figuresOf.js";
import {libraries} from "./libraries.js";
import {loadLegacy} from "./legacy.js";
import {nodeModules} from "./nodeModules.js";
import type {Page} from "./Page.js";
import {pagesIn} from "./pagesIn.js";
import type {PageRun} from "./runPage.js";
import {runPage} from "./runPage.js";
import {writePage} from "./writePage.js";

/** A page that was run, and what of it the browser runs. */
interface RunPage {
  page: Page;
  run: PageRun;
  browser: BrowserPart;
  figures: Map<string, Figure>;
}

/**
 * Makes the folder that Framework builds the site from: every page run, its words and pictures in it as text, and the few
 * files that its reader's browser needs. No other build reads or writes it.
 *
 * @param staged - files that pages read, by path below the root
 * @param root - the folder, which holds those files already
 * @returns files that are published under their own names.
 * @throws PageError for a page that can't be run.
 */
export async function siteFolder(staged: string, root: string): Promise<string[]> {
  loadLegacy(staged);
  copyAssets("src", root);
  const json = <T>(name: string): T => JSON.parse(readFileSync(join(staged, name), "utf8")) as T;
  const published = json<Record<string, boolean>>("published.json");
  const absent = json<Record<string, string>>("absent.json");
  const pages = pagesIn("src", {release: json<string[]>("releases.json")});
  const resolve = await nodeModules(pages, join(root, ".run"));
  const names = libraryNames();
  const ran: RunPage[] = [];
  for (const page of pages) {
    const run = await runPage(page, {root, published, resolve, libraries: libraryValues()});
    const browser = browserPart(page, run, names);
    ran.push({page, run, browser, figures: figuresOf(page, run, browser)});
  }
  const modules = await browserModules(
    ran.map(({page, browser}) => ({page, imports: browser.imports})),
    root
  );
  return ran.flatMap((one) => writeRun(one, {root, absent, module: modules.get(one.page.path) ?? null}));
}

function writeRun(
  {page, run, browser, figures}: RunPage,
  {root, absent, module}: {root: string; absent: Record<string, string>; module: string | null}
): string[] {
  const data = `data/pages${page.path}.json`;
  if (Object.keys(browser.values).length > 0) write(join(root, data), JSON.stringify(browser.values));
  const files = {
    [`source${page.path}.md.txt`]: page.source,
    ...Object.assign({}, ...[...figures.values()].map((figure) => figureFiles(figure, page.path)))
  } as Record<string, string>;
  for (const [name, text] of Object.entries(files)) write(join(root, name), text);
  write(
    join(root, `${page.path}.md`),
    writePage({
      page,
      run,
      browser,
      figures,
      absent,
      module: module === null ? "" : seenFrom(page.path, module),
      data: seenFrom(page.path, data)
    })
  );
  return Object.keys(files);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, content);
}

/** Style sheets, pictures and data beside the pages; code reaches the site through the pages that import it. */
function copyAssets(from: string, to: string): void {
  for (const entry of readdirSync(from, {withFileTypes: true, recursive: true})) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes(".observablehq") || [".md", ".ts"].includes(extname(path))) continue;
    const target = join(to, path.slice(from.length + 1));
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), {recursive: true});
    copyFileSync(path, target);
  }
}

function libraryNames(): Record<string, Imported> {
  return Object.fromEntries(
    Object.entries(libraries).map(([local, {specifier, name}]) => [local, {specifier, name, local}])
  );
}

function libraryValues(): Record<string, () => Promise<unknown>> {
  return Object.fromEntries(
    Object.entries(libraries).map(([local, {specifier, name}]) => [
      local,
      async (): Promise<unknown> => {
        const module = (await import(specifier)) as Record<string, unknown>;
        return name === "*" ? module : module[name];
      }
    ])
  );
}
