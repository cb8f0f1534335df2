import {randomBytes} from "node:crypto";
import {createReadStream} from "node:fs";
import {type FileHandle, open, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {type Digest, Digests} from "../Digests.js";
import {makeFolder} from "../disk.js";

/**
 * A download under way: bytes on disk, their running hashes, and the entity tag of the answer they came from. Its name
 * is its own, so that no two processes ever write one file; what an earlier process left of the same content is taken
 * over, under the lock, by renaming it.
 */
export class Partial {
  /** Strong entity tag, quotes included; null when there is none, and then nothing can be resumed. */
  tag: string | null = null;
  readonly file: string;
  readonly #size: number;
  readonly #handle: FileHandle;
  #digests: Digests;

  private constructor(file: string, size: number, handle: FileHandle) {
    this.file = file;
    this.#size = size;
    this.#handle = handle;
    this.#digests = new Digests(size);
  }

  /**
   * @param dir - on the cache's file system
   * @param key - names the content
   * @param size - of the whole content, in bytes
   */
  static async open(dir: string, key: string, size: number): Promise<Partial> {
    await makeFolder(dir);
    const file = join(dir, `${key}.${randomBytes(6).toString("hex")}.incomplete`);
    const left = await leftover(dir, key);
    if (left !== null) await rename(left, file);
    const partial = new Partial(file, size, await open(file, left === null ? "wx+" : "r+"));
    await partial.#continue(left);
    return partial;
  }

  async #continue(left: string | null): Promise<void> {
    if (left === null) return;
    const tag = await readFile(`${left}.tag`, "utf8").catch(() => null);
    await rm(`${left}.tag`, {force: true});
    const {size} = await stat(this.file);
    if (tag === null || size > this.#size) return this.reset();
    for await (const chunk of createReadStream(this.file, {highWaterMark: 1 << 20}))
      this.#digests.update(chunk as Buffer);
    await this.setTag(tag);
  }

  /** How many bytes there are. */
  get bytes(): number {
    return this.#digests.bytes;
  }

  async setTag(tag: string | null): Promise<void> {
    this.tag = tag;
    if (tag === null) await rm(`${this.file}.tag`, {force: true});
    else await writeFile(`${this.file}.tag`, tag);
  }

  async write(chunk: Uint8Array): Promise<void> {
    let written = 0;
    while (written < chunk.length)
      written += (await this.#handle.write(chunk, written, chunk.length - written, this.bytes + written)).bytesWritten;
    this.#digests.update(chunk);
  }

  /** From the beginning. */
  async reset(): Promise<void> {
    await this.#handle.truncate(0);
    this.#digests = new Digests(this.#size);
    await this.setTag(null);
  }

  /** Hashes what is there; the file is then complete on disk, not only in memory. Ends the use of this object. */
  async finish(): Promise<Digest> {
    await this.#handle.sync();
    return this.#digests.digest();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async remove(): Promise<void> {
    await rm(this.file, {force: true});
    await rm(`${this.file}.tag`, {force: true});
  }
}

async function leftover(dir: string, key: string): Promise<string | null> {
  const names = (await readdir(dir)).filter((name) => name.startsWith(`${key}.`) && name.endsWith(".incomplete"));
  return names[0] === undefined ? null : join(dir, names[0]);
}
