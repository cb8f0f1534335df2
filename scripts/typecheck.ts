// npm run typecheck: the compiler over the project and over the code in its pages.
import {spawnSync} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";

import {pagesIn} from "../data-loaders/site/pagesIn.js";
import {extractCells} from "./extractCells.js";

/** Not a dot folder: the compiler's globs skip those. tsconfig.json lays it over src, so that relative imports meet. */
const folder = "typecheck";

/** Writes one module a page. @returns the page of each module. */
async function extractPages(): Promise<Map<string, string>> {
  rmSync(folder, {recursive: true, force: true});
  // A page of many values is checked once.
  const all = await pagesIn("src", {release: ["release"]});
  return new Map(
    all.map((page) => {
      const module = `${folder}${page.path}.ts`;
      mkdirSync(dirname(module), {recursive: true});
      writeFileSync(module, extractCells(page));
      return [module, page.file.replaceAll("\\", "/")];
    })
  );
}

const pages = await extractPages();
const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
const {stdout, status} = spawnSync(process.execPath, [tsc, "--noEmit", "--pretty", "false"], {encoding: "utf8"});
rmSync(folder, {recursive: true, force: true});
const told = stdout.replaceAll(/^([^\s(][^(\n]*)\((\d+),(\d+)\)/gm, (_, file: string, line: string, column: string) => {
  return `${pages.get(file) ?? file}:${line}:${column}`;
});
process.stdout.write(told);
if (status === 0) console.log(`No type errors in the project and the code of its ${pages.size} pages.`);
process.exitCode = status ?? 1;
