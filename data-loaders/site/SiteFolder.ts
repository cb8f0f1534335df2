import {cpSync, readdirSync, readFileSync} from "node:fs";
import {extname, join} from "node:path";

import {timed} from "../../src/analysis/timed.js";
import {duckdbFiles, duckdbFolder} from "../../src/components/sql/duckdbFile.js";
import {pageSource} from "../../src/site.js";
import {checkPage} from "./checkPage.js";
import {figureFiles} from "./figure.js";
import {fillFrameworkCache} from "./frameworkCache.js";
import type {MadePage} from "./makePage.js";
import {isAsMade} from "./makePage.js";
import {makePages, pageThread} from "./makePages.js";
import {citing, numberFigures} from "./numberFigures.js";
import {runLoaders} from "./ownLoaders.js";
import type {Page, PagePlace} from "./Page.js";
import {browserModules, nodeModules} from "./pageModules.js";
import {pagesIn} from "./pagesIn.js";
import {pngOf} from "./pngOf.js";
import {writeNew} from "./writeNew.js";

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
  private made = new Map<string, MadePage>();

  /**
   * @param root - the folder, which holds the staged files that pages read
   * @param wanted - which pages to make, by path; all when left out
   * @param before - the same pages as earlier code made them: their figures keep their numbers until all are made anew
   */
  constructor(
    private readonly root: string,
    private readonly wanted?: (path: string) => boolean,
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
    const json = <T>(name: string): T => JSON.parse(readFileSync(join(staged, name), "utf8")) as T;
    const parameters = {release: json<string[]>("releases.json")};
    const old = this.made;
    const thread = old.size === 0 && !this.wanted ? pageThread(parameters) : null;
    try {
      copyAssets("src", root);
      const [all] = await Promise.all([
        timed("pages parsed", () => pagesIn("src", parameters)),
        timed("loaders run", () => runLoaders("src", root, staged))
      ]);
      const pages = all.filter(({path}) => this.wanted?.(path) ?? true);
      for (const page of pages) checkPage(page);
      const context = {
        root,
        published: json<Record<string, boolean>>("published.json"),
        absent: json<Record<string, string>>("absent.json"),
        modules: await timed("pages' code bundled", () => nodeModules(pages, join(root, ".run")))
      };
      const shown = this.before?.made ?? old;
      this.made = new Map(pages.flatMap(({path}) => (shown.has(path) ? [[path, shown.get(path)!] as const] : [])));
      const changed = pages.filter((page) => !isAsMade(old.get(page.path), page, context));
      const isFirst = ({path}: PagePlace): boolean =>
        shown.size > 0 && first !== undefined && (first.pages.has(path) || !shown.has(path));
      const makeAll = async (some: readonly Page[], beside: typeof thread): Promise<void> => {
        const made = await timed("pages made", () => makePages(some, context, beside));
        for (const page of made) this.made.set(page.path, page);
      };
      if (pages.some(isFirst)) {
        await makeAll(changed.filter(isFirst), null);
        await this.write(all, order, isFirst);
        await first!.ready();
      }
      this.before = undefined;
      await makeAll(
        changed.filter((page) => !isFirst(page)),
        thread
      );
      return await this.write(all, order);
    } finally {
      void thread?.worker.terminate();
    }
  }

  /** Writes the pages, or some of them, with the figures' files. */
  private async write(
    all: readonly Page[],
    order: readonly string[],
    wanted: (page: PagePlace) => boolean = () => true
  ): Promise<Made> {
    const {root} = this;
    const placeIn = ({path}: MadePage): number => (order.includes(path) ? order.indexOf(path) : order.length);
    const made = all.flatMap(({path}) => this.made.get(path) ?? []).sort((a, b) => placeIn(a) - placeIn(b));
    const methods = made.flatMap(({fileMethods}) => fileMethods);
    const bundling = Promise.all([
      timed("browsers' code bundled", () => browserModules(made, root)),
      fillFrameworkCache(root, methods)
    ]);
    const texts = timed("pages and figures written", () => this.writeTexts(made, all, wanted));
    const svgs = [...texts].filter(([name]) => name.endsWith(".svg"));
    const pngOfFile = (name: string): string => name.replace(/svg$/, "png");
    const pictures = timed("pictures", () =>
      Promise.all(svgs.map(async ([name, svg]) => writeNew(join(root, pngOfFile(name)), await pngOf(svg))))
    );
    // What goes wrong is told to whoever waits for them.
    pictures.catch(() => undefined);
    const [compiling] = await bundling;
    const parquet = made.filter(({fileMethods}) => fileMethods.includes("parquet")).map(({path}) => path);
    const files = [
      ...texts.keys(),
      ...svgs.map(([name]) => pngOfFile(name)),
      ...made.map(({path}) => pageSource(path))
    ];
    return {files: [...copyDuckDB(root), ...files], wasm: new Set([...compiling, ...parquet]), pictures};
  }

  /** @returns the text files of all figures, by name. */
  private writeTexts(
    made: readonly MadePage[],
    all: readonly Page[],
    wanted: (page: PagePlace) => boolean
  ): Map<string, string> {
    const places = numberFigures(made);
    const texts = new Map<string, string>();
    for (const page of made) {
      const cite = citing(page, made, places, all);
      for (const figure of page.figures.values()) {
        const place = places.get(figure)!;
        if (place.page !== page.path) continue;
        for (const [name, text] of Object.entries(figureFiles(figure, place, cite))) texts.set(name, text);
      }
      if (wanted(page)) writeNew(join(this.root, `${page.path}.md`), cite(page.text));
    }
    for (const [name, text] of texts) writeNew(join(this.root, name), text);
    return texts;
  }

  /** Says on every page why there is nothing else to show: in a preview, until what went wrong is mended. */
  tell(message: string): void {
    for (const path of this.made.keys()) writeNew(join(this.root, `${path}.md`), errorPage(message));
  }
}

/** Pages, by path, and what is done once they are written, before the others are. */
export interface First {
  pages: ReadonlySet<string>;
  ready(): Promise<void>;
}

function errorPage(message: string): string {
  const text = message.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("${", "&#36;{");
  return `<pre class="page-error" role="alert">${text.replaceAll(/\n[ \t]*(?=\n)/g, "\n&#10;")}</pre>\n`;
}

/** What the console loads by address, from the package that is installed. */
function copyDuckDB(root: string): string[] {
  return Object.entries(duckdbFiles).map(([name, packaged]) => {
    const file = `${duckdbFolder}/${name}`;
    cpSync(join("node_modules/@duckdb/duckdb-wasm/dist", packaged), join(root, file), {force: false});
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
