/**
 * The files of DuckDB that a browser loads by their addresses, and what their package calls them. A worker that ended in
 * .js would be rewritten by Framework.
 */
export const duckdbFiles = {
  "duckdb-eh.wasm": "duckdb-eh.wasm",
  "duckdb-browser-eh.worker.mjs": "duckdb-browser-eh.worker.js"
} as const;

/** Where the build puts them, seen from the site's root. */
export const duckdbFolder = "duckdb";

/** The address of one of them: modules stand two folders below the site's root. */
export function duckdbFile(name: keyof typeof duckdbFiles): string {
  return new URL(`../../${duckdbFolder}/${name}`, import.meta.url).href;
}
