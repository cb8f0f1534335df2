import {existsSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

/** Files of a staged folder: path inside it, and content. */
export type Files = Record<string, string | Uint8Array>;

/** Writes a folder whole or not at all: into a neighbour first, then one rename. An existing folder is kept. */
export async function writeFolder(folder: string, files: Files): Promise<void> {
  if (existsSync(folder)) return;
  const partial = `${folder}.partial-${process.pid}-${Date.now()}`;
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(partial, path)), {recursive: true});
      await writeFile(join(partial, path), content);
    }
    await rename(partial, folder);
  } catch (error) {
    if (!["ENOTEMPTY", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    await rm(partial, {recursive: true, force: true});
  }
}
