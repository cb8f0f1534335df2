import {existsSync, readFileSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path";
import {pathToFileURL} from "node:url";

import type {BuildOptions, Metafile, Plugin} from "esbuild";
import {build} from "esbuild";

import {sha256} from "../stage/sha256.js";
import type {Moment} from "./atMoment.js";
import {moments} from "./atMoment.js";
import {fileStamps} from "./fileStamps.js";
import type {Imported} from "./libraries.js";
import {libraries, packaged} from "./libraries.js";
import type {Page, PagePlace} from "./Page.js";
import {cellsOf, importedBy} from "./Page.js";
import {withoutEval} from "./withoutEval.js";
import {writeNew} from "./writeNew.js";

const beside = (name: string): string => resolve("data-loaders/site", name);

/** What stands in, while the site is built, for what only browsers have. */
const standIn: Plugin = {
  name: "stand-in",
  setup({onResolve}) {
    onResolve({filter: /^observablehq:stdlib$/}, () => ({path: beside("stdlib.ts")}));
    onResolve({filter: /\/browserDuckDB\.js$/}, () => ({path: beside("nodeDuckDB.ts")}));
  }
};

/**
 * Makes what pages import fit for Node, in as few files as pages can share, so that they share what they remember. A file
 * is named by all that is in it and below it: it stays the same until some code that its page uses is another.
 *
 * @param folder - where the modules go; inside the project, so that packages are found.
 */
export async function nodeModules(pages: readonly Page[], folder: string): Promise<Modules> {
  const entries = new Map(
    pages.flatMap((page) => [
      [page.path, entryOf(page, importsOf(page))] as const,
      ...loadedBy(page).map((name) => [dynamicFile(name, page), wholeOf(sourceOf(name, page))] as const)
    ])
  );
  const {outputs} = await bundle(entries, folder, {
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    outExtension: {".js": ".mjs"},
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    plugins: [standIn]
  });
  return filesOf(outputs);
}

/** The files of code that pages import, by page, and by `dynamicFile` for what one imports as it runs. */
export type Modules = ReadonlyMap<string, string>;

/** The address of what a page imports: what its cells begin with, or a module that one imports as it runs. */
export const addressOf = (modules: Modules, page: Page, specifier?: string): string =>
  specifier === undefined || isLocal(specifier)
    ? pathToFileURL(modules.get(specifier === undefined ? page.path : dynamicFile(specifier, page))!).href
    : import.meta.resolve(packaged(specifier));

/** What a page's cells import when they begin, and the libraries that they name. */
function importsOf(page: Page): Imported[] {
  const cells = cellsOf(page.parts);
  const names = new Set(cells.flatMap(({code}) => code.references.map(({name}) => name)));
  const implicit = Object.entries(libraries).flatMap(([local, library]) =>
    names.has(local) ? [{...library, local}] : []
  );
  return [...new Map([...implicit, ...cells.flatMap(importedBy)].map((one) => [one.local, one])).values()];
}

/** Local modules that cells import as they run. */
const loadedBy = (page: Page): string[] =>
  cellsOf(page.parts).flatMap(({code}) =>
    code.imports.filter(({method, name}) => method === "dynamic" && isLocal(name)).map(({name}) => name)
  );

/** What the browser runs of a page. */
export interface LivePage extends PagePlace {
  /** What its live cells import, and what they import as they run. */
  imports: Readonly<Record<Moment, readonly Imported[]>>;
  dynamic: readonly string[];
}

/**
 * Makes the modules of pages for the browser: what their cells import and nothing else.
 *
 * @returns the pages, by path, on which WebAssembly may be compiled: their modules reach the console's database.
 */
export async function browserModules(pages: readonly LivePage[], root: string): Promise<Set<string>> {
  const entriesOf = (page: LivePage): [string, string][] => [
    ...moments
      .filter((moment) => page.imports[moment].length > 0)
      .map((moment): [string, string] => [needsFiles(page.path, moment).module, entryOf(page, page.imports[moment])]),
    ...page.dynamic.map((name): [string, string] => [dynamicFile(name, page), wholeOf(sourceOf(name, page))])
  ];
  const ofPage = new Map(pages.map((page) => [page.path, entriesOf(page)]));
  const {outputs} = await bundle(new Map([...ofPage.values()].flat()), root, {
    chunkNames: "modules/[name]-[hash]",
    platform: "browser",
    target: "es2022",
    minify: true,
    legalComments: "none",
    // A file's name is a hash of paths too: packages that are linked have the same ones.
    preserveSymlinks: true,
    // Framework's own library is left to it.
    external: ["observablehq:*"],
    plugins: [withoutEval]
  });
  const files = filesOf(outputs);
  const compiles = (file: string): boolean =>
    [...reached(outputs, files.get(file)!)].some((source) => source.includes("/@duckdb/duckdb-wasm/"));
  return new Set([...ofPage].filter(([, entries]) => entries.some(([file]) => compiles(file))).map(([path]) => path));
}

type Outputs = Metafile["outputs"];

/** The file that each entry became, from the project's folder. */
const filesOf = (outputs: Outputs): Map<string, string> =>
  new Map(
    Object.entries(outputs).flatMap(([file, {entryPoint}]) =>
      entryPoint?.startsWith("page:") ? [[entryPoint.slice("page:".length), file] as const] : []
    )
  );

/** The source files of all that a file loads, now or later. */
function reached(outputs: Outputs, file: string): Set<string> {
  const visited = new Set([file]);
  for (const one of visited) for (const {path} of outputs[one]?.imports ?? []) visited.add(path);
  return new Set([...visited].flatMap((one) => Object.keys(outputs[one]?.inputs ?? {})));
}

/** What was bundled last into a folder, and from what. */
const bundled = new Map<string, {from: string; metafile: Metafile}>();

/** Bundles modules of these texts, by name; writes what is new. Nothing is done again while code and texts are the same. */
async function bundle(entries: ReadonlyMap<string, string>, outdir: string, options: BuildOptions): Promise<Metafile> {
  const code = fileStamps(["src"]).replaceAll(/^.*\.(md|css) .*$/gm, "");
  const from = JSON.stringify([code, ...entries]);
  const last = bundled.get(outdir);
  if (last?.from === from) return last.metafile;
  const pages: Plugin = {
    name: "pages",
    setup({onResolve, onLoad}) {
      onResolve({filter: /^page:/}, ({path}) => ({path: path.slice("page:".length), namespace: "page"}));
      onLoad({filter: /.*/, namespace: "page"}, ({path}) => ({
        contents: entries.get(path)!,
        loader: "js",
        resolveDir: resolve("src")
      }));
    }
  };
  const {outputFiles, metafile} = await build({
    ...options,
    entryPoints: [...entries.keys()].map((name) => ({in: `page:${name}`, out: name.replace(/^\/|\.js$/g, "")})),
    outdir,
    bundle: true,
    splitting: true,
    format: "esm",
    logLevel: "silent",
    plugins: [pages, ...options.plugins!],
    metafile: true,
    write: false
  });
  for (const {path, contents} of outputFiles!) writeNew(path, contents);
  bundled.set(outdir, {from, metafile: metafile!});
  return metafile!;
}

/** Where the module and the data lie that a page's live cells need, below the root. */
export function needsFiles(page: string, moment: Moment): {module: string; data: string} {
  const name = moment === "near" ? `${page}-controls` : page;
  return {module: `modules${name}.js`, data: `data/pages${name}.json`};
}

/** A module that hands on what a page's cells import, under the names that they use. */
function entryOf(page: PagePlace, imports: readonly Imported[]): string {
  return imports
    .map(({specifier, name, local, members}, i) => {
      const source = sourceOf(specifier, page);
      const from = JSON.stringify(source);
      if (members) {
        const picked = members.map((member) => `${member}: all${i}.${member}`).join(", ");
        return `import * as all${i} from ${from};\nexport const ${local} = {${picked}};`;
      }
      if (name === "*") return `export * as ${local} from ${from};`;
      const made = isLocal(specifier) ? makerOf(source, name) : {source, name};
      return `export {${made.name} as ${local}} from ${JSON.stringify(made.source)};`;
    })
    .join("\n");
}

type Maker = {source: string; name: string};

/** The module that makes a name: through one that hands on all names, each page would be given what any page uses. */
function makerOf(source: string, name: string): Maker {
  const found = handedOn(source).get(name);
  return found ? makerOf(found.source, found.name) : {source, name};
}

/** Names that a module only hands on, and the modules that they are from. */
function handedOn(source: string): Map<string, Maker> {
  const text = readFileSync(source, "utf8");
  const fileOf = (from: string): string => resolve(dirname(source), from.replace(/\.js$/, ".ts"));
  const whole = [...text.matchAll(/^export \* from "(\.[^"]+)"/gm)].map(([, from]) => fileOf(from!));
  const named = [...text.matchAll(/^export \{([^}]*)\} from "(\.[^"]+)"/gm)];
  return new Map([
    ...whole.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(
        ([, name]) => [name!, {source: file, name: name!}] as const
      )
    ),
    ...named.flatMap(([, names, from]) =>
      names!.split(",").map((one) => {
        const [name, as = name] = one.trim().split(" as ");
        return [as!, {source: fileOf(from!), name: name!}] as const;
      })
    )
  ]);
}

/** The module that holds what a page imports while it is read. */
export const dynamicFile = (specifier: string, page: PagePlace): string =>
  `modules/import/${sha256(sourceOf(specifier, page)).slice(0, 12)}.js`;

/** A module that hands on all of another. */
export function wholeOf(source: string): string {
  const from = JSON.stringify(source);
  return `export * from ${from}; import * as all from ${from}; export default all.default;`;
}

const sourceOf = (specifier: string, page: PagePlace): string =>
  isLocal(specifier) ? moduleFile(specifier, page) : packaged(specifier);

export const isLocal = (specifier: string): boolean => /^\.{0,2}\//.test(specifier);

/** The TypeScript or JavaScript file of a local import. */
export function moduleFile(specifier: string, page: PagePlace): string {
  const path = specifier.startsWith("/") ? join("src", specifier) : join(dirname(page.file), specifier);
  const typed = path.replace(/\.js$/, ".ts");
  return resolve(existsSync(typed) ? typed : path);
}

/** Another file of the site as a page names it: relative to its own folder. */
export function seenFrom(page: string, file: string): string {
  const path = relative(dirname(page), join("/", file)).replaceAll("\\", "/");
  return path.startsWith(".") ? path : `./${path}`;
}
