import {readdirSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";

import type {Page} from "./Page.js";
import {parsePage} from "./parsePage.js";

/** Pages parsed before, by file and source. */
const parsed = new Map<string, Page>();

async function parse(source: string, at: Parameters<typeof parsePage>[1]): Promise<Page> {
  const key = `${at.path}\n${source}`;
  const page = parsed.get(key) ?? (await parsePage(source, at));
  parsed.set(key, page);
  return page;
}

/**
 * All pages of a folder, parsed; a page whose name is a parameter, such as `[release].md`, once for each of its values.
 *
 * @throws PageError for a page that can't be parsed.
 */
export async function pagesIn(folder: string, values: Readonly<Record<string, readonly string[]>>): Promise<Page[]> {
  const pages = readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".md") && !file.startsWith(".observablehq/"))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), "utf8");
      const path = `/${file.slice(0, -".md".length)}`;
      const parameter = /^\[(\w+)\]$/.exec(basename(path))?.[1];
      const at = {file: join(folder, file)};
      if (parameter === undefined) return [parse(source, {...at, path})];
      return (values[parameter] ?? []).map((value) =>
        parse(source, {...at, path: path.replace(`[${parameter}]`, value), params: {[parameter]: value}})
      );
    });
  return Promise.all(pages);
}
