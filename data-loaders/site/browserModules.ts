import {dirname, join, resolve} from "node:path";

import type {Plugin} from "esbuild";
import {build} from "esbuild";

import type {Imported} from "./browserPart.js";
import {isLocal, moduleFile} from "./nodeModules.js";
import type {Page} from "./Page.js";

/** Left to Framework: its own library. */
const external = ["observablehq:*"];

/**
 * Makes one module a page for the browser: what its cells import and nothing else, in as few files as pages can share.
 *
 * @returns the path of each page's module below the root; pages that import nothing have none.
 */
export async function browserModules(
  pages: readonly {page: Page; imports: readonly Imported[]}[],
  root: string
): Promise<Map<string, string>> {
  const importing = pages.filter(({imports}) => imports.length > 0);
  const entries = new Map(importing.map(({page, imports}) => [page.path, entryOf(page, imports)]));
  const plugin: Plugin = {
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
  const name = (path: string): string => join("modules", path.slice(1));
  if (importing.length > 0)
    await build({
      entryPoints: importing.map(({page}) => ({in: `page:${page.path}`, out: name(page.path)})),
      outdir: root,
      chunkNames: "modules/[name]-[hash]",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      target: "es2022",
      minify: true,
      legalComments: "none",
      // A file's name is a hash of paths too: packages that are linked have the same ones.
      preserveSymlinks: true,
      logLevel: "silent",
      external,
      plugins: [plugin]
    });
  return new Map(importing.map(({page}) => [page.path, `${name(page.path)}.js`]));
}

/** A module that hands on what a page's cells import, under the names that they use. */
function entryOf(page: Page, imports: readonly Imported[]): string {
  return imports
    .map(({specifier, name, local}) => {
      const from = JSON.stringify(isLocal(specifier) ? moduleFile(specifier, page) : specifier.replace(/^npm:/, ""));
      return name === "*" ? `export * as ${local} from ${from};` : `export {${name} as ${local}} from ${from};`;
    })
    .join("\n");
}

/** Another file of the site as a page names it: relative to its own folder. */
export function seenFrom(page: string, file: string): string {
  const up = dirname(page)
    .split("/")
    .filter((part) => part !== "")
    .map(() => "../")
    .join("");
  return `${up === "" ? "./" : up}${file}`;
}
