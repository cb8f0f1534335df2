import {open} from "node:fs/promises";

import {csvParseRows} from "d3-dsv";

import {DataError} from "../DataError.js";

/**
 * Reads the first bytes of a CSV and compares its header, so that a wrong file is named before it is parsed.
 *
 * @throws DataError for a missing or empty file, a web page, a Git LFS pointer, or other columns.
 */
export async function checkHeader(file: string, expected: readonly string[], code: string): Promise<void> {
  const start = await firstBytes(file);
  const refuse = (found: string, next: string): never => {
    throw new DataError({expected: `a CSV with the columns ${expected.join(",")}`, found, where: file, next});
  };
  if (start === null) refuse("no such file", "put the file there, or unset AEI_DATA_DIR to use another source");
  if (start === "") refuse("an empty file", "fetch it again: npm run data -- fetch");
  if (/^\s*</.test(start!))
    refuse("a web page (it starts with “<”)", "the download went to a login or error page: fetch it again");
  if (start!.startsWith("version https://git-lfs"))
    refuse("a Git LFS pointer, not the data", "run `git lfs pull` in the dataset repository");
  const header = csvParseRows(start!.split(/\r?\n/, 1)[0]!.replace(/^\uFEFF/, ""))[0] ?? [];
  const missing = expected.filter((name) => !header.includes(name));
  const extra = header.filter((name) => !expected.includes(name));
  const mapping =
    missing.length === 1 && extra.length === 1
      ? `if ${missing[0]} is called ${extra[0]} now, give that name to it in the columns of ${code}`
      : `if the release renamed or reordered columns, map them in the columns of ${code}, or add a dialect beside it`;
  if (missing.length > 0)
    refuse(`no column ${missing.join(", ")}${extra.length ? `, but unknown ${extra.join(", ")}` : ""}`, mapping);
  if (extra.length > 0) refuse(`unknown columns ${extra.join(", ")}`, mapping);
  if (header.some((name, i) => name !== expected[i])) refuse(`the order ${header.join(",")}`, mapping);
}

async function firstBytes(file: string): Promise<string | null> {
  try {
    const handle = await open(file);
    try {
      const {buffer, bytesRead} = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      return buffer.toString("utf8", 0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
