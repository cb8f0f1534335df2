import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {pinFrameworkCache} from "../data-loaders/site/frameworkCache.js";
import {SiteFolder} from "../data-loaders/site/SiteFolder.js";
import {sha256} from "../data-loaders/stage/sha256.js";
import type {Site} from "./Site.js";
import {siteFile} from "./Site.js";
import {stepPaths} from "./siteMap.js";

/** What a folder of pages was made from. */
export interface Composed {
  synthetic: boolean;
  /** sha256 of every staged file, by its path in the folder: what is published is held against it. */
  hashes: ReadonlyMap<string, string>;
  /** Files that are published under their own names. */
  files: string[];
}

/** Staged files that are published at the root, and the folders that are published as data/. */
const atRoot = ["results.json", "provenance.json"];
const asData = ["data", "downloads"];

/**
 * Puts the staged files where pages read them, and the pages, run, beside them.
 *
 * @param pages - the folder's pages, as they were run before; new ones when left out
 * @param changed - false when only pages may have changed
 */
export async function compose(
  staged: string,
  root: string,
  {pages = new SiteFolder(root), changed = true} = {}
): Promise<Composed> {
  const hashes = new Map<string, string>();
  const copy = (from: string, to: string): void => {
    const bytes = readFileSync(join(staged, from));
    hashes.set(to, sha256(bytes));
    if (existsSync(join(root, to)) && readFileSync(join(root, to)).equals(bytes)) return;
    mkdirSync(dirname(join(root, to)), {recursive: true});
    writeFileSync(join(root, to), bytes);
  };
  if (changed) {
    for (const name of atRoot) copy(name, name);
    for (const folder of asData)
      for (const name of filesIn(join(staged, folder))) copy(`${folder}/${name}`, `data/${name}`);
    pinFrameworkCache(root);
  }
  const made = await pages.make(staged, changed, stepPaths);
  const json = (name: string): unknown => JSON.parse(readFileSync(join(staged, name), "utf8"));
  const {synthetic, reason} = json("results.json") as {synthetic: boolean; reason: string};
  const releases = json("releases.json") as string[];
  const downloads = filesIn(join(staged, "downloads")).map((name) => `data/${name}`);
  const files = [...atRoot, ...downloads, ...made].map((name) => `/${name}`).sort();
  const site: Site = {synthetic, reason, releases, files};
  writeFileSync(siteFile(root), JSON.stringify(site));
  return {synthetic, hashes, files};
}
