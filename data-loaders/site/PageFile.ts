import {existsSync, readFileSync} from "node:fs";
import {basename, join, posix} from "node:path";

import type {Table} from "apache-arrow";
import {tableFromIPC} from "apache-arrow";
import {autoType, dsvFormat} from "d3-dsv";
import JSZip from "jszip";

import {fileHash} from "./fileStamps.js";

/** Files already read, by path, as they were then: pages share one object of each, which they must not change. */
const read = new Map<string, {hash: string; value: unknown}>();

/** A file as pages read it, as Framework's own class, wherever its bytes come from. */
class File {
  constructor(
    readonly name: string,
    readonly bytes: () => Promise<Uint8Array>
  ) {}

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.bytes()).buffer;
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.arrayBuffer()]);
  }

  async stream(): Promise<ReadableStream> {
    return (await this.blob()).stream();
  }

  async json<T>(): Promise<T> {
    return JSON.parse(await this.text()) as T;
  }

  async csv(options: {array?: boolean; typed?: boolean} = {}): Promise<unknown> {
    return this.dsv({...options, delimiter: ","});
  }

  async tsv(options: {array?: boolean; typed?: boolean} = {}): Promise<unknown> {
    return this.dsv({...options, delimiter: "\t"});
  }

  async dsv({delimiter = ",", array = false, typed = false} = {}): Promise<unknown> {
    const {parse, parseRows} = dsvFormat(delimiter);
    const text = await this.text();
    const row: typeof autoType = typed ? autoType : (values) => values as never;
    return array ? parseRows(text, row) : parse(text, row);
  }

  async arrow(): Promise<Table> {
    return tableFromIPC(await this.bytes());
  }

  async parquet(): Promise<Table> {
    const {readParquet} = await import("parquet-wasm");
    return tableFromIPC(readParquet(await this.bytes()).intoIPCStream());
  }

  async zip(): Promise<{filenames: string[]; file(name: string): File}> {
    const {files} = await JSZip.loadAsync(await this.bytes());
    const filenames = Object.keys(files).filter((name) => !files[name]!.dir);
    return {
      filenames,
      file(name) {
        if (!filenames.includes(name)) throw new Error(`file not found: ${name}`);
        return new File(name, () => files[name]!.async("uint8array"));
      }
    };
  }

  async xml(type: DOMParserSupportedType = "application/xml"): Promise<Document> {
    return new DOMParser().parseFromString(await this.text(), type);
  }

  async html(): Promise<Document> {
    return this.xml("text/html");
  }
}

/**
 * What `FileAttachment` is while the site is built: a file of the site's folder, named as seen from the page.
 *
 * @throws Error when the folder has no such file.
 */
export class PageFile extends File {
  /** Where it lies. */
  readonly path: string;

  /** @param href - as the page names it: the site's own address follows when the page is written. */
  constructor(
    root: string,
    page: string,
    readonly href: string
  ) {
    const name = posix.resolve("/", posix.dirname(page), href);
    const path = join(root, name);
    super(basename(name), async () => readFileSync(path));
    this.path = path;
    if (!existsSync(path))
      throw new Error(`FileAttachment("${href}"): there is no ${name.slice(1)} beside the pages, nor a loader for it`);
  }

  override async json<T>(): Promise<T> {
    const hash = fileHash(this.path);
    const known = read.get(this.path);
    if (known?.hash === hash) return known.value as T;
    const value = await super.json<T>();
    read.set(this.path, {hash, value});
    return value;
  }

  async image(properties: Partial<HTMLImageElement> = {}): Promise<HTMLImageElement> {
    const image = document.createElement("img");
    image.setAttribute("src", this.href);
    return Object.assign(image, properties);
  }

  async url(): Promise<string> {
    return this.href;
  }
}
