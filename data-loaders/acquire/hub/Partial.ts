import {randomBytes} from "node:crypto";
import {createReadStream} from "node:fs";
import {type FileHandle, open, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {asDiskError, makeFolder, sync} from "../../outside/disk.js";
import {insideFolder} from "../../outside/insideFolder.js";
import {type Digest, Digests} from "../hashFile.js";

/** Whether an entity tag is strong and can be sent back as a header. */
export const isStrongTag = (tag: string): boolean => /^"[\x21\x23-\x7e]*"$/.test(tag);

/**
 * A download under way: bytes on disk, their running hashes, and the entity tag of the answer they came from. Its name
 * is its own, so that no two processes ever write one file; what earlier processes left of the same content is, under
 * the lock, taken over or removed.
 *
 * Every method throws an AcquireError (disk) for what the file system says.
 */
export class Partial {
  /** Strong entity tag, quotes included; null when there is none, and then nothing can be resumed. */
  tag: string | null = null;
  /** The most bytes there ever were. */
  most = 0;
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
    const file = insideFolder(dir, `${key}.${randomBytes(6).toString("hex")}.incomplete`);
    const left = await takeOver(dir, key, {file, size});
    const partial = new Partial(file, size, await open(file, left === null ? "wx+" : "r+"));
    if (left !== null) await partial.#continue(left);
    return partial;
  }

  async #continue(tag: string): Promise<void> {
    for await (const chunk of createReadStream(this.file, {highWaterMark: 1 << 20}))
      this.#digests.update(chunk as Buffer);
    this.most = this.bytes;
    await this.setTag(tag);
  }

  /** How many bytes there are. */
  get bytes(): number {
    return this.#digests.bytes;
  }

  async setTag(tag: string | null): Promise<void> {
    this.tag = tag;
    await this.#told(
      tag === null ? rm(`${this.file}.tag`, {force: true, recursive: true}) : writeFile(`${this.file}.tag`, tag)
    );
  }

  async write(chunk: Uint8Array): Promise<void> {
    let written = 0;
    while (written < chunk.length) {
      const next = this.#handle.write(chunk, written, chunk.length - written, this.bytes + written);
      written += (await this.#told(next)).bytesWritten;
    }
    this.#digests.update(chunk);
    this.most = Math.max(this.most, this.bytes);
  }

  /** From the beginning. */
  async reset(): Promise<void> {
    await this.#told(this.#handle.truncate(0));
    this.#digests = new Digests(this.#size);
    await this.setTag(null);
  }

  /** Hashes what is there; the file is then complete on disk, not only in memory. Ends the use of this object. */
  async finish(): Promise<Digest> {
    await this.#told(sync(this.#handle));
    return this.#digests.digest();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async remove(): Promise<void> {
    for (const file of [this.file, `${this.file}.tag`]) await rm(file, {force: true, recursive: true});
  }

  async #told<T>(doing: Promise<T>): Promise<T> {
    return doing.catch((error: unknown) => {
      throw asDiskError(error, this.file);
    });
  }
}

/**
 * Of what earlier processes left of this content, the largest that can be continued is renamed to `file`; the others
 * are removed, whatever they are.
 *
 * @returns its entity tag; null when there is nothing to continue
 */
async function takeOver(dir: string, key: string, {file, size}: {file: string; size: number}): Promise<string | null> {
  const names = (await readdir(dir)).filter((name) => name.startsWith(`${key}.`));
  const left = names.filter((name) => name.endsWith(".incomplete")).map((name) => join(dir, name));
  const found = await Promise.all(left.map(async (path) => ({path, ...(await continuable(path, size))})));
  const best = found.filter(({tag}) => tag !== null).sort((a, b) => b.bytes - a.bytes)[0];
  if (best !== undefined) await rename(best.path, file);
  for (const name of names) await rm(join(dir, name), {recursive: true, force: true});
  return best?.tag ?? null;
}

async function continuable(path: string, size: number): Promise<{bytes: number; tag: string | null}> {
  const tag = await readFile(`${path}.tag`, "utf8").catch(() => "");
  const stats = await stat(path).catch(() => null);
  const sound = stats !== null && stats.isFile() && stats.size <= size && isStrongTag(tag.trim());
  return {bytes: stats?.size ?? 0, tag: sound ? tag.trim() : null};
}
