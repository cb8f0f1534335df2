import {existsSync} from "node:fs";

import {packagesFor} from "./frameworkCache.js";
import {packaged, versionOf} from "./libraries.js";
import type {Cell, Page} from "./Page.js";
import {cellsOf, PageError} from "./Page.js";
import {PageFile} from "./PageFile.js";
import {isLocal, moduleFile} from "./pageModules.js";

/**
 * Everything that a page's cells import, or need to read a file, must be there: nothing is fetched, neither while the site
 * is built nor while it is read. And a control's values reach the browser's cells one after the other, by the one name that
 * `view` is given; a pattern would find nothing there, though a build sees the first value.
 *
 * @throws PageError with the place, and what to write instead.
 */
export function checkPage(page: Page): void {
  for (const cell of cellsOf(page.parts)) {
    for (const {name, type} of cell.code.imports)
      check(page, cell, name, type === "local" ? missingModule(name, page) : missingPackage(name));
    for (const {name, method} of cell.code.files) check(page, cell, name, unreadable(method));
    const {body} = cell.code;
    const nodes = body.type === "Program" ? body.body : [];
    for (const {id, init} of nodes.flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : [])))
      if (id.type !== "Identifier" && init?.type === "CallExpression" && isView(init.callee))
        throw new PageError(
          page.file,
          "expected one name for what view() gives, found a pattern: write const choice = view(…), and take it apart in the next cell",
          cell,
          cell.source.split("\n")[0]
        );
  }
}

const isView = (callee: {type: string}): boolean => "name" in callee && callee.name === "view";

/** @throws PageError for a problem with a name that stands in quotes in a cell. */
function check(page: Page, {source, line, column}: Cell, name: string, problem: string | null): void {
  if (problem === null) return;
  const before = source.slice(0, Math.max(0, indexOfName(source, name))).split("\n");
  const at = {line: line + before.length - 1, column: before.at(-1)!.length + (before.length === 1 ? column : 1)};
  throw new PageError(page.file, problem, at, page.source.split("\n")[at.line - 1]);
}

/** Where a name stands in quotes; Framework calls a file beside the page “./x” where the page may say “x”. */
function indexOfName(source: string, name: string): number {
  const found = ['"', "'", "`"]
    .flatMap((mark) => [mark + name, mark + name.replace(/^\.\//, "")])
    .map((text) => source.indexOf(text));
  return Math.max(...found);
}

/** What Framework would fetch for a method of `FileAttachment` that a build has not. */
function unreadable(method = "text"): string | null {
  const [wanted] = method in PageFile.prototype ? [] : packagesFor([method]);
  if (wanted === undefined) return null;
  return `.${method}() needs ${wanted}, which Framework would fetch: save the table as CSV, JSON, Arrow or Parquet`;
}

function missingModule(name: string, page: Page): string | null {
  if (!isLocal(name) || existsSync(moduleFile(name, page))) return null;
  return `there is no ${name} beside this page`;
}

function missingPackage(specifier: string): string | null {
  if (/^(node|observablehq):/.test(specifier)) return null;
  const path = packaged(specifier);
  const name = /^(@[^/]+\/)?[^/]+/.exec(path)![0];
  if (/^\w+:/.test(path))
    return `${specifier} would be fetched while the page is read; install a package, or put the file beside the page`;
  const found = versionOf(name);
  if (found === null) return `${name} is not installed: run “npm install --save-exact ${name}”, then import "${path}"`;
  const [, asked] = /^(?:npm:)?@?[^@]+@([^/]*)/.exec(specifier) ?? [];
  if (asked === undefined || asked === "latest" || `${found}.`.startsWith(`${asked.replace(/^[\^~]/, "")}.`))
    return null;
  return `expected ${name}@${asked}, found ${found} in node_modules: import "${path}", or install the other version`;
}
