import {existsSync, readFileSync} from "node:fs";
import {basename, join, posix} from "node:path";

import {autoType, dsvFormat} from "d3-dsv";

/** Files already read, by path: pages share one object of each, which they must not change. */
const read = new Map<string, unknown>();

/**
 * What `FileAttachment` is while the site is built: a file of the site's folder, named as seen from the page.
 *
 * @throws Error when the folder has no such file.
 */
export class PageFile {
  readonly name: string;
  private readonly path: string;

  constructor(root: string, page: string, name: string) {
    const path = posix.join("/", name.startsWith("/") ? name : posix.join(posix.dirname(page), name));
    this.path = join(root, path);
    this.name = basename(name);
    if (!existsSync(this.path))
      throw new Error(`FileAttachment("${name}"): there is no ${path.slice(1)} beside the pages, nor a loader for it`);
  }

  async text(): Promise<string> {
    return readFileSync(this.path, "utf8");
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const {buffer, byteOffset, byteLength} = readFileSync(this.path);
    return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  }

  async json<T>(): Promise<T> {
    if (!read.has(this.path)) read.set(this.path, JSON.parse(await this.text()));
    return read.get(this.path) as T;
  }

  async csv(options: {array?: boolean; typed?: boolean} = {}): Promise<unknown> {
    return this.dsv({...options, delimiter: ","});
  }

  async tsv(options: {array?: boolean; typed?: boolean} = {}): Promise<unknown> {
    return this.dsv({...options, delimiter: "\t"});
  }

  async dsv({delimiter = ",", array = false, typed = false} = {}): Promise<unknown> {
    const format = dsvFormat(delimiter);
    const text = await this.text();
    if (array) return typed ? format.parseRows(text, autoType) : format.parseRows(text);
    return typed ? format.parse(text, autoType) : format.parse(text);
  }

  async url(): Promise<string> {
    return this.path;
  }
}

/** Forgets what was read: the files may have changed. */
export function forgetFiles(): void {
  read.clear();
}
