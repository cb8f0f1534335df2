import {existsSync, readFileSync} from "node:fs";

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
