import {randomBytes} from "node:crypto";
import {type FileHandle, open, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {makeFolder, sync} from "../../outside/disk.js";
import {insideFolder} from "../../outside/insideFolder.js";
import {type Digest, hashFile} from "../hashFile.js";

/** Whether an entity tag is strong and can be sent back as a header. */
export const isStrongTag = (tag: string): boolean => /^"[\x21\x23-\x7e]*"$/.test(tag);

/**
 * A download under way: bytes on disk, and the entity tag of the answer they came from. Its name
 * is its own, so that no two processes ever write one file; what earlier processes left of the same content is, under
 * the lock, taken over or removed. Every method throws what the file system says.
 */
export class Partial {
  /** Strong entity tag, quotes included; null when there is none, and then nothing can be resumed. */
  tag: string | null = null;
  /** The most bytes there ever were. */
  most: number;

  private constructor(
    readonly file: string,
    /** Of the whole content, in bytes. */
    readonly size: number,
    readonly handle: FileHandle,
    /** How many there are. */
    public bytes: number
  ) {
    this.most = bytes;
  }

  /** @param key - names the content */
  static async open(dir: string, key: string, size: number): Promise<Partial> {
    await makeFolder(dir);
    const file = insideFolder(dir, `${key}.${randomBytes(6).toString("hex")}.incomplete`);
    const tag = await takeOver(dir, key, {file, size});
    const handle = await open(file, "a+");
    const partial = new Partial(file, size, handle, (await handle.stat()).size);
    if (tag !== null) await partial.setTag(tag);
    return partial;
  }

  async setTag(tag: string | null): Promise<void> {
    this.tag = tag;
    await (tag === null ? rm(`${this.file}.tag`, {force: true}) : writeFile(`${this.file}.tag`, tag));
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.handle.appendFile(chunk);
    this.bytes += chunk.length;
    this.most = Math.max(this.most, this.bytes);
  }

  /** From the beginning. */
  async reset(): Promise<void> {
    await this.handle.truncate(0);
    this.bytes = 0;
    await this.setTag(null);
  }

  /** The hashes of what is there, which is then on disk, not only in memory. Nothing is to be written any more. */
  async finish(): Promise<Digest> {
    await sync(this.handle);
    return hashFile(this.file, {memoDir: null, verify: true});
  }

  async remove(): Promise<void> {
    for (const file of [this.file, `${this.file}.tag`]) await rm(file, {force: true});
  }
}

/**
 * Of what earlier processes left of this content, the largest that can be continued is renamed to `file`; the others
 * are removed, whatever they are. @returns its entity tag; null when there is nothing to continue
 */
async function takeOver(dir: string, key: string, {file, size}: {file: string; size: number}): Promise<string | null> {
  const names = (await readdir(dir)).filter((name) => name.startsWith(`${key}.`));
  let best = {path: "", bytes: -1, tag: null as string | null};
  for (const path of names.filter((name) => name.endsWith(".incomplete")).map((name) => join(dir, name))) {
    const tag = (await readFile(`${path}.tag`, "utf8").catch(() => "")).trim();
    const stats = await stat(path).catch(() => null);
    if (stats?.isFile() && stats.size <= size && stats.size > best.bytes && isStrongTag(tag))
      best = {path, bytes: stats.size, tag};
  }
  if (best.tag !== null) await rename(best.path, file);
  for (const name of names) await rm(join(dir, name), {recursive: true, force: true});
  return best.tag;
}
