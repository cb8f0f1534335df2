import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

import type {Plugin} from "esbuild";
import {build} from "esbuild";

import {libraries} from "./libraries.js";
import {packaged} from "./packages.js";
import type {Page} from "./Page.js";
import {cellsOf} from "./Page.js";

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
 * Makes the modules that pages import fit for Node: TypeScript compiled, once for all pages, so that they share what they
 * remember.
 *
 * @param folder - where the modules go; inside the project, so that packages are found.
 * @returns the address of the module that a page means by a specifier.
 */
export async function nodeModules(
  pages: readonly Page[],
  folder: string
): Promise<(specifier: string, page: Page) => string> {
  const own = Object.values(libraries).flatMap(({specifier}) => (isLocal(specifier) ? [specifier] : []));
  const files = [
    ...new Set(pages.flatMap((page) => [...own, ...localImports(page)].map((name) => moduleFile(name, page))))
  ];
  const name = (file: string): string => createHash("sha256").update(file).digest("hex").slice(0, 12);
  await build({
    entryPoints: files.map((file) => ({in: file, out: name(file)})),
    outdir: folder,
    outExtension: {".js": ".mjs"},
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "silent",
    plugins: [standIn]
  });
  return (specifier, page) =>
    isLocal(specifier)
      ? pathToFileURL(resolve(folder, `${name(moduleFile(specifier, page))}.mjs`)).href
      : import.meta.resolve(packaged(specifier));
}

export const isLocal = (specifier: string): boolean => /^\.{0,2}\//.test(specifier);

/** The TypeScript or JavaScript file of a local import. */
export function moduleFile(specifier: string, page: Page): string {
  const path = specifier.startsWith("/") ? join("src", specifier) : join(dirname(page.file), specifier);
  const typed = path.replace(/\.js$/, ".ts");
  return resolve(existsSync(typed) ? typed : path);
}

/** Everything that a page's cells import from the project. */
function localImports(page: Page): string[] {
  return cellsOf(page.parts).flatMap(({code}) =>
    code.imports.filter(({type}) => type === "local").map(({name}) => name)
  );
}
