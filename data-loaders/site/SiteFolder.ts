import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {extname, join} from "node:path";
import {setImmediate} from "node:timers/promises";

import {timed} from "../../src/analysis/timed.js";
import {pageSource} from "../../src/components/controls/pageSource.js";
import {duckdbFiles, duckdbFolder} from "../../src/components/sql/duckdbFile.js";
import type {BrowserPart} from "./browserPart.js";
import {browserPart, moments} from "./browserPart.js";
import {checkControls} from "./checkControls.js";
import {checkImports} from "./checkImports.js";
import type {Cite, Figure, FigurePlace} from "./figure.js";
import {figureFiles} from "./figure.js";
import {figuresOf} from "./figuresOf.js";
import {fileHash} from "./fileStamps.js";
import {fillFrameworkCache} from "./frameworkCache.js";
import {citing, numberFigures} from "./numberFigures.js";
import {runLoaders} from "./ownLoaders.js";
import type {Page, Resolve} from "./Page.js";
import {cellsOf, tablesOf} from "./Page.js";
import {browserModules, needsFiles, nodeModules} from "./pageModules.js";
import {pagesIn} from "./pagesIn.js";
import {pngOf} from "./pngOf.js";
import type {PageRun} from "./runPage.js";
import {runPage} from "./runPage.js";
import {writeNew} from "./writeNew.js";
import {writePage} from "./writePage.js";

/** A page that was run, and what of it the browser runs. */
interface RunPage {
  page: Page;
  run: PageRun;
  browser: BrowserPart;
  figures: Map<string, Figure>;
  /** Changes with all that its run depends on but for the files that it read. */
  key: string;
}

/** What came of making the pages. */
export interface Made {
  /** Files that are published under their own names. */
  files: string[];
  /** Pages, by path, on which WebAssembly may be compiled. */
  wasm: ReadonlySet<string>;
  /** Once all pictures of figures are drawn too. */
  pictures: Promise<unknown>;
}

/**
 * The folder that Framework makes the site from: every page run, its words and pictures in it as text, and the few files
 * that its reader's browser needs. No other build reads or writes it.
 */
export class SiteFolder {
  private ran = new Map<string, RunPage>();

  /**
   * @param root - the folder, which holds the staged files that pages read
   * @param wanted - which pages to make, by path; all when left out
   * @param before - the same pages as earlier code made them: their figures keep their numbers until all are made anew
   */
  constructor(
    private readonly root: string,
    private readonly wanted: (path: string) => boolean = () => true,
    private before?: SiteFolder
  ) {}

  /**
   * Runs the pages and writes them; a page that was run before only when its text, the code that it uses or a file that it
   * read has changed.
   *
   * @param staged - the folder with what the report is made from
   * @param order - pages in reading order, by path, by which figures are numbered; others follow
   * @param first - pages that are written before the others are run again, whose figures keep their numbers so long
   * @throws PageError for a page that can't be run.
   */
  async make(staged: string, order: readonly string[] = [], first?: First): Promise<Made> {
    const {root} = this;
    copyAssets("src", root);
    await runLoaders("src", root, staged);
    const json = <T>(name: string): T => JSON.parse(readFileSync(join(staged, name), "utf8")) as T;
    const all = pagesIn("src", {release: json<string[]>("releases.json")});
    const pages = all.filter(({path}) => this.wanted(path));
    for (const page of pages.filter((one) => this.ran.get(one.path)?.page !== one)) {
      checkImports(page);
      checkControls(page);
    }
    const context = {
      root,
      published: json<Record<string, boolean>>("published.json"),
      resolve: await nodeModules(pages, join(root, ".run"))
    };
    const absent = json<Record<string, string>>("absent.json");
    const old = this.ran;
    const shown = this.before?.ran ?? old;
    this.ran = new Map(pages.flatMap(({path}) => (shown.has(path) ? [[path, shown.get(path)!] as const] : [])));
    const isFirst = ({path}: Page): boolean =>
      shown.size > 0 && first !== undefined && (first.pages.has(path) || !shown.has(path));
    const early = pages.filter(isFirst);
    for (const page of early) this.ran.set(page.path, await runOne(page, context, old.get(page.path)));
    if (early.length > 0) {
      await this.write({absent, all, order, wanted: isFirst});
      await first!.ready();
    }
    this.before = undefined;
    for (const page of pages.filter((one) => !isFirst(one))) {
      this.ran.set(page.path, await runOne(page, context, old.get(page.path)));
      // A preview answers meanwhile.
      await setImmediate();
    }
    return this.write({absent, all, order, wanted: () => true});
  }

  /** Writes the pages, or some of them, with the figures' files. */
  private async write({absent, all, order, wanted}: Writing): Promise<Made> {
    const {root} = this;
    const placeIn = ({page: {path}}: RunPage): number => (order.includes(path) ? order.indexOf(path) : order.length);
    const made = all.flatMap(({path}) => this.ran.get(path) ?? []).sort((a, b) => placeIn(a) - placeIn(b));
    const parquet = made.filter((one) => fileMethods(one).includes("parquet")).map(({page}) => page.path);
    const wasm = new Set([...(await browserModules(made, root)), ...parquet]);
    await fillFrameworkCache(root, made.flatMap(fileMethods));
    const places = numberFigures(made);
    const texts = new Map<string, string>();
    for (const {page, figures} of made)
      for (const figure of figures.values()) {
        const place = places.get(figure)!;
        if (place.page !== page.path) continue;
        for (const [name, text] of Object.entries(filesOf(figure, place, citing(page, made, places, all))))
          texts.set(name, text);
      }
    for (const [name, text] of texts) writeNew(join(root, name), text);
    const svgs = [...texts].filter(([name]) => name.endsWith(".svg"));
    const pngOfFile = (name: string): string => name.replace(/svg$/, "png");
    const files = new Set([...texts.keys(), ...svgs.map(([name]) => pngOfFile(name))]);
    for (const {page, run, browser, figures} of made.filter(({page}) => wanted(page))) {
      for (const moment of moments) {
        const {values} = browser.needs[moment];
        if (Object.keys(values).length > 0)
          writeNew(join(root, needsFiles(page.path, moment).data), JSON.stringify(values));
      }
      writeNew(join(root, pageSource(page.path)), page.source);
      const written = writePage({page, run, browser, figures, places, files, root, absent});
      writeNew(join(root, `${page.path}.md`), citing(page, made, places, all)(written));
    }
    const pictures = timed("pictures", () =>
      Promise.all(svgs.map(async ([name, svg]) => writeNew(join(root, pngOfFile(name)), await pngOf(svg))))
    );
    // What goes wrong is told to whoever waits for them.
    pictures.catch(() => undefined);
    const sources = made.map(({page}) => pageSource(page.path));
    return {files: [...copyDuckDB(root), ...files, ...sources], wasm, pictures};
  }

  /** Says on every page why there is nothing else to show: in a preview, until what went wrong is mended. */
  tell(message: string): void {
    for (const path of this.ran.keys()) writeNew(join(this.root, `${path}.md`), errorPage(message));
  }
}

/** Pages, by path, and what is done once they are written, before the others are. */
export interface First {
  pages: ReadonlySet<string>;
  ready(): Promise<void>;
}

interface Writing {
  absent: Readonly<Record<string, string>>;
  /** Every page, in any order. */
  all: readonly Page[];
  order: readonly string[];
  /** Which pages are written. */
  wanted(page: Page): boolean;
}

interface Running {
  root: string;
  published: Readonly<Record<string, boolean>>;
  resolve: Resolve;
}

/** Runs a page, unless all that it depends on is as it was. */
async function runOne(page: Page, context: Running, before: RunPage | undefined): Promise<RunPage> {
  const loaded = cellsOf(page.parts).flatMap(({code}) => code.imports.filter(({method}) => method === "dynamic"));
  const key = JSON.stringify([
    page.source,
    context.published,
    ...[undefined, ...loaded.map(({name}) => name)].map((name) => context.resolve(page, name))
  ]);
  if (before?.key === key && [...before.run.read].every(([path, hash]) => fileHash(path) === hash)) return before;
  const run = await runPage(page, context);
  const browser = browserPart(page, run);
  return {page, run, browser, figures: figuresOf(page, run, browser), key};
}

const drawn = new WeakMap<Figure, {key: string; files: Record<string, string>}>();

/** A figure's files, drawn once for what stands in them. */
function filesOf(figure: Figure, place: FigurePlace, cite: Cite): Record<string, string> {
  const key = JSON.stringify([place, cite(figure.caption)]);
  const known = drawn.get(figure);
  if (known?.key === key) return known.files;
  const files = figureFiles(figure, place, cite);
  drawn.set(figure, {key, files});
  return files;
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
    writeNew(join(to, path.slice(from.length + 1)), readFileSync(path));
  }
}
