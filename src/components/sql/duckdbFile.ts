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

/** DuckDB itself, about 7 MB on the way: fetched once for a page, so that a database after a cancelled query starts at once. */
let address: Promise<string> | null = null;

/**
 * An address of this page for DuckDB's WebAssembly file. It is fetched here and not by the worker, which would wait for
 * ever for a download that failed.
 *
 * @throws Error when it can't be downloaded; the next call tries again.
 */
export function wasmFile(): Promise<string> {
  address ??= fetched().catch((error: unknown) => {
    address = null;
    throw error;
  });
  return address;
}

async function fetched(): Promise<string> {
  const response = await fetch(duckdbFile("duckdb-eh.wasm")).catch(() => null);
  if (response === null || !response.ok)
    throw new Error(`DuckDB could not be downloaded${response === null ? "" : ` (status ${response.status})`}`);
  // Some hosts serve it as plain bytes; a browser compiles it while reading only under its own name.
  return URL.createObjectURL(new Blob([await response.arrayBuffer()], {type: "application/wasm"}));
}
