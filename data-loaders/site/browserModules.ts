import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {dirname, resolve} from "node:path";

import type {Identifier, Literal} from "acorn";
import {parse} from "acorn";
import type {Plugin} from "esbuild";
import {build, transformSync} from "esbuild";

import type {BrowserPart, Moment} from "./browserPart.js";
import {moments} from "./browserPart.js";
import type {Imported} from "./libraries.js";
import {isLocal, moduleFile} from "./nodeModules.js";
import {packaged} from "./packages.js";
import type {Page} from "./Page.js";
import {withoutEval} from "./withoutEval.js";

/** Left to Framework: its own library. */
const external = ["observablehq:*"];

/** Where the module and the data lie that a page's live cells need, below the root. */
export function needsFiles(page: string, moment: Moment): {module: string; data: string} {
  const name = moment === "near" ? `${page}-controls` : page;
  return {module: `modules${name}.js`, data: `data/pages${name}.json`};
}

/** Makes the modules of pages for the browser: what their cells import and nothing else, in as few files as pages can share. */
export async function browserModules(
  pages: readonly {page: Page; browser: BrowserPart}[],
  root: string
): Promise<void> {
  const entries = new Map(
    pages.flatMap(({page, browser}) => [
      ...moments.flatMap((moment) => {
        const {imports} = browser.needs[moment];
        return imports.length > 0 ? [[needsFiles(page.path, moment).module, entryOf(page, imports)] as const] : [];
      }),
      ...browser.dynamic.map((specifier) => [dynamicFile(specifier, page), wholeOf(sourceOf(specifier, page))] as const)
    ])
  );
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
  if (entries.size > 0)
    await build({
      entryPoints: [...entries.keys()].map((file) => ({in: `page:${file}`, out: file.replace(/\.js$/, "")})),
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
      plugins: [plugin, withoutEval]
    });
}

/** A module that hands on what a page's cells import, under the names that they use. */
function entryOf(page: Page, imports: readonly Imported[]): string {
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

/** The module that makes a name: through one that hands on all names, each page would be given what any page uses. */
function makerOf(source: string, name: string): {source: string; name: string} {
  const found = handedOn(source).get(name);
  return found ? makerOf(found.source, found.name) : {source, name};
}

/** Names that a module only hands on, and the modules that they are from. */
function handedOn(source: string): ReadonlyMap<string, {source: string; name: string}> {
  const {code} = transformSync(readFileSync(source, "utf8"), {loader: "ts"});
  const text = (name: Identifier | Literal): string => (name.type === "Identifier" ? name.name : String(name.value));
  return new Map(
    parse(code, {ecmaVersion: "latest", sourceType: "module"}).body.flatMap((node) => {
      if (node.type !== "ExportNamedDeclaration" || !node.source) return [];
      const from = resolve(dirname(source), String(node.source.value).replace(/\.js$/, ".ts"));
      return node.specifiers.map(({exported, local}) => [text(exported), {source: from, name: text(local)}] as const);
    })
  );
}

const sourceOf = (specifier: string, page: Page): string =>
  isLocal(specifier) ? moduleFile(specifier, page) : packaged(specifier);

/** The module that holds what a page imports while it is read. */
export const dynamicFile = (specifier: string, page: Page): string =>
  `modules/import/${createHash("sha256").update(sourceOf(specifier, page)).digest("hex").slice(0, 12)}.js`;

/** A module that hands on all of another. */
export function wholeOf(source: string): string {
  const from = JSON.stringify(source);
  return `export * from ${from}; import * as all from ${from}; export default all.default;`;
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
