import {mkdtempSync} from "node:fs";
import {join} from "node:path";

import {inject} from "vitest";

import type {Page} from "../../data-loaders/site/Page.js";
import type {Modules} from "../../data-loaders/site/pageModules.js";
import {nodeModules} from "../../data-loaders/site/pageModules.js";

const compiled = new Map<string, Promise<Modules>>();

/** What a page imports, compiled once for all pages of a process that are the same. */
export function sharedModules(page: Page): Promise<Modules> {
  const key = page.path + page.source;
  const known = compiled.get(key) ?? nodeModules([page], mkdtempSync(join(inject("modules"), "page-")));
  compiled.set(key, known);
  return known;
}
