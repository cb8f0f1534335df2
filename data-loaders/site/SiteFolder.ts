import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, extname, join} from "node:path";

import {timed} from "../../src/analysis/timed.js";
import {pageSource} from "../../src/components/controls/pageSource.js";
import {duckdbFiles, duckdbFolder} from "../../src/components/sql/duckdbFile.js";
import {browserModules, needsFiles} from "./browserModules.js";
import type {BrowserPart} from "./browserPart.js";
import {browserPart, moments} from "./browserPart.js";
import {checkImports} from "./checkImports.js";
import type {Cite, Figure, FigurePlace} from "./figure.js";
import {figureFiles} from "./figure.js";
import {figuresOf} from "./figuresOf.js";
import {fillFrameworkCache} from "./frameworkCache.js";
import {nodeModules} from "./nodeModules.js";
import {citing, numberFigures} from "./numberFigures.js";
import {runLoaders} from "./ownLoaders.js";
import type {Page} from "./Page.js";
import {tablesOf} from "./Page.js";
import {forgetFiles} from "./PageFile.js";
import {pagesIn} from "./pagesIn.js";
import {pngOf} from "./pngOf.js";
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
 * The folder that Framework makes the site from: every page run, its words and pictures in it as text, and the few files
 * that its reader's browser needs. No other build reads or writes it.
 */
export class SiteFolder {
  private ran = new Map<string, RunPage>();
  private resolve: Resolve | null = null;
  private times = 0;
  private written: string[] = [];

  /**
   * @param root - the folder, which holds the staged files that pages read
   * @param wanted - which pages to make, by path; all when left out
   */
  constructor(
    private readonly root: string,
    private readonly wanted: (path: string) => boolean = () => true
  ) {}

  /**
   * Runs the pages and writes them; those that did not change since the last time only when something that they share
   * did.
   *
   * @param staged - the folder with what the report is made from
   * @param changed - whether code or staged files have changed since the last time
   * @param order - pages in reading order, by path, by which figures are numbered; others follow
   * @returns files that are published under their own names.
   * @throws PageError for a page that can't be run.
   */
  async make(staged: string, changed = true, order: readonly string[] = []): Promise<string[]> {
    const {root} = this;
    copyAssets("src", root);
    if (changed || this.isEmpty) await runLoaders("src", root, staged);
    const json = <T>(name: string): T => JSON.parse(readFileSync(join(staged, name), "utf8")) as T;
    const all = pagesIn("src", {release: json<string[]>("releases.json")});
    const pages = all.filter(({path}) => this.wanted(path));
    const isRun = (page: Page): boolean => this.ran.get(page.path)?.page.source === page.source;
    const again = changed ? pages : pages.filter((page) => !isRun(page));
    for (const page of again) checkImports(page);
    const imported = again.some((page) => !isRun(page));
    if (changed) forgetFiles();
    if (changed || imported || this.resolve === null)
      this.resolve = await nodeModules(pages, join(root, ".run", String(++this.times)));
    const context = {root, published: json<Record<string, boolean>>("published.json"), resolve: this.resolve};
    const ran = new Map<string, RunPage>();
    for (const page of pages)
      ran.set(page.path, again.includes(page) ? await runOne(page, context) : this.ran.get(page.path)!);
    this.ran = ran;
    this.written = [...ran.keys()];
    const made = [...ran.values()];
    await browserModules(made, root);
    await fillFrameworkCache(root, made.flatMap(fileMethods));
    const absent = json<Record<string, string>>("absent.json");
    const inOrder = made.toSorted((a, b) => placeIn(order, a) - placeIn(order, b));
    const places = numberFigures(inOrder);
    const figures = new Map<string, string | Uint8Array>();
    for (const {page, figures: own} of inOrder)
      for (const figure of own.values()) {
        const place = places.get(figure)!;
        if (place.page !== page.path) continue;
        for (const [name, text] of Object.entries(figureFiles(figure, place, citing(page, made, places, all))))
          figures.set(name, text);
      }
    const svgs = [...figures].filter(([name]) => name.endsWith(".svg"));
    const drawn = svgs.map(async ([name, svg]) => [name.replace(/svg$/, "png"), await pngOf(svg as string)] as const);
    for (const [name, png] of await timed("pictures", () => Promise.all(drawn))) figures.set(name, png);
    for (const [name, content] of figures) write(join(root, name), content);
    const files = new Set(figures.keys());
    return [
      ...copyDuckDB(root),
      ...files,
      ...made.map((one) => {
        const cite = citing(one.page, made, places, all);
        return writeRun(one, {root, absent, places, files, cite});
      })
    ];
  }

  /** Whether no page was ever written. */
  get isEmpty(): boolean {
    return this.times === 0;
  }

  /**
   * Says on every page why there is nothing else to show: in a preview, until what went wrong is mended. What was shown
   * before goes: it may be of other data.
   */
  tell(message: string): void {
    for (const name of ["data", "results.json", "provenance.json"])
      rmSync(join(this.root, name), {recursive: true, force: true});
    for (const path of this.written) write(join(this.root, `${path}.md`), errorPage(message));
    this.ran.clear();
  }
}

type Resolve = (specifier: string, page: Page) => string;

async function runOne(
  page: Page,
  context: {root: string; published: Record<string, boolean>; resolve: Resolve}
): Promise<RunPage> {
  const run = await runPage(page, context);
  const browser = browserPart(page, run);
  return {page, run, browser, figures: figuresOf(page, run, browser)};
}

/** How the browser reads the files of a page. */
function fileMethods({page, browser}: RunPage): string[] {
  const tables = browser.sql ? Object.values(tablesOf(page)) : [];
  return [
    ...[...browser.cells].flatMap(({code}) => code.files.map(({method}) => method ?? "text")),
    ...tables.map((file) => extname(file).slice(1))
  ];
}

function errorPage(message: string): string {
  const text = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("${", "&#36;{");
  return `<pre class="page-error" role="alert">${text.replaceAll(/\n[ \t]*(?=\n)/g, "\n&#10;")}</pre>\n`;
}

interface Making {
  root: string;
  absent: Readonly<Record<string, string>>;
  places: ReadonlyMap<Figure, FigurePlace>;
  /** Names of all figures' files. */
  files: ReadonlySet<string>;
  cite: Cite;
}

/** Writes a page and its source. @returns the source's name, which is published. */
function writeRun({page, run, browser, figures}: RunPage, {root, absent, places, files, cite}: Making): string {
  for (const moment of moments) {
    const {values} = browser.needs[moment];
    if (Object.keys(values).length > 0) write(join(root, needsFiles(page.path, moment).data), JSON.stringify(values));
  }
  const source = pageSource(page.path);
  write(join(root, source), page.source);
  const written = writePage({page, run, browser, figures, places, files, absent});
  write(join(root, `${page.path}.md`), cite(written));
  return source;
}

function placeIn(order: readonly string[], {page}: RunPage): number {
  const place = order.indexOf(page.path);
  return place < 0 ? order.length : place;
}

/** Only what is new: a preview shows again what was written. */
function write(path: string, content: string | Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content as string))) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, content);
}

/** What the console loads by address, from the package that is installed. */
function copyDuckDB(root: string): string[] {
  mkdirSync(join(root, duckdbFolder), {recursive: true});
  return Object.entries(duckdbFiles).map(([name, packaged]) => {
    const file = `${duckdbFolder}/${name}`;
    if (!existsSync(join(root, file)))
      copyFileSync(join("node_modules/@duckdb/duckdb-wasm/dist", packaged), join(root, file));
    return file;
  });
}

/** Style sheets, pictures and data beside the pages; code reaches the site through the pages that import it. */
function copyAssets(from: string, to: string): void {
  for (const entry of readdirSync(from, {withFileTypes: true, recursive: true})) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes(".observablehq") || [".md", ".ts"].includes(extname(path))) continue;
    const target = join(to, path.slice(from.length + 1));
    const bytes = readFileSync(path);
    if (existsSync(target) && readFileSync(target).equals(bytes)) continue;
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, bytes);
  }
}
