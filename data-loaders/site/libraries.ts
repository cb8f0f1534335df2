import {existsSync, readFileSync} from "node:fs";

/** One name that a page's cells import. */
export interface Imported {
  specifier: string;
  /** `default`, `*`, or a name. */
  name: string;
  local: string;
  /** Of all names (`*`), those that cells use; absent where they use the module in any other way. */
  members?: readonly string[];
}

/** What live text of a page is put through. */
export const liveText: Imported = {specifier: "/analysis/words/format.js", name: "unbroken", local: "unbroken"};

const duckdb = {specifier: "/components/sql/DuckDBClient.js", name: "DuckDBClient", local: "DuckDBClient"};

/**
 * Names that every page has without importing them, by where each comes from: a package that is installed, or a module
 * of this project. `sql` asks the tables of the page's front matter.
 */
export const libraries: Readonly<Record<string, Imported>> = {
  Plot: {specifier: "@observablehq/plot", name: "*", local: "Plot"},
  Inputs: {specifier: "@observablehq/inputs", name: "*", local: "Inputs"},
  d3: {specifier: "d3", name: "*", local: "d3"},
  Arrow: {specifier: "apache-arrow", name: "*", local: "Arrow"},
  htl: {specifier: "htl", name: "*", local: "htl"},
  html: {specifier: "/components/html.js", name: "html", local: "html"},
  svg: {specifier: "htl", name: "svg", local: "svg"},
  tex: {specifier: "/components/tex.js", name: "tex", local: "tex"},
  DuckDBClient: duckdb,
  sql: duckdb
};

/** What of node_modules a specifier means: `npm:d3@7` is the package `d3` that is installed. */
export const packaged = (specifier: string): string =>
  specifier
    .replace(/^npm:/, "")
    .replace(/^(@[^/]+\/[^/@]+|[^/@]+)@[^/]*/, "$1")
    .replace(/\/\+esm$/, "");

/** The version of a package that is installed; null when it is not. */
export function versionOf(name: string): string | null {
  const file = `node_modules/${name}/package.json`;
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as {version: string}).version : null;
}
