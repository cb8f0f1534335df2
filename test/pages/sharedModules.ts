import {mkdtempSync} from "node:fs";
import {join} from "node:path";

import {inject} from "vitest";

import {moduleFile, nodeModules} from "../../data-loaders/site/nodeModules.js";
import type {Page} from "../../data-loaders/site/Page.js";

const compiled = new Map<string, ReturnType<typeof nodeModules>>();

/** What a page imports, compiled once for all pages of a process that import the same: they share it, as in a build. */
export function sharedModules(page: Page): ReturnType<typeof nodeModules> {
  const imports = [...page.source.matchAll(/from "(\.[^"]+)"/g)].map(([, specifier]) => moduleFile(specifier!, page));
  const key = imports.sort().join("\n");
  const known = compiled.get(key) ?? nodeModules([page], mkdtempSync(join(inject("modules"), "page-")));
  compiled.set(key, known);
  return known;
}
