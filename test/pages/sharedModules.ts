import {mkdtempSync} from "node:fs";
import {join} from "node:path";

import {inject} from "vitest";

import type {Page, Resolve} from "../../data-loaders/site/Page.js";
import {nodeModules} from "../../data-loaders/site/pageModules.js";

const compiled = new Map<string, Promise<Resolve>>();

/** What a page imports, compiled once for all pages of a process that are the same. */
export function sharedModules(page: Page): Promise<Resolve> {
  const key = page.path + page.source;
  const known = compiled.get(key) ?? nodeModules([page], mkdtempSync(join(inject("modules"), "page-")));
  compiled.set(key, known);
  return known;
}
