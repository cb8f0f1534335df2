import {readFileSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {pinFrameworkCache} from "../data-loaders/site/frameworkCache.js";
import {type First, type Made, SiteFolder} from "../data-loaders/site/SiteFolder.js";
import {writeNew} from "../data-loaders/site/writeNew.js";
import {commitOf} from "../data-loaders/stage/commitOf.js";
import {sha256} from "../data-loaders/stage/sha256.js";
import {hypothesisPages, readingOrder, type Site, siteFile} from "./siteMap.js";

/** What a folder of pages was made from. */
export interface Composed extends Made {
  pages: SiteFolder;
  site: Site;
  /** sha256 of every staged file, by its path in the folder: what is published is held against it. */
  hashes: ReadonlyMap<string, string>;
}

/**
 * Puts the staged files where pages read them, and the pages, run, beside them: those that were run before, or in place of
 * those that earlier code made (`before`) new ones.
 */
export async function compose(
  staged: string,
  root: string,
  options: {pages?: SiteFolder; before?: SiteFolder; first?: First} = {}
): Promise<Composed> {
  const {before, pages = new SiteFolder(root, undefined, before), first} = options;
  const hashes = new Map<string, string>();
  const put = (bytes: string | Uint8Array, name: string): void => {
    hashes.set(name, sha256(bytes));
    writeNew(join(root, name), bytes);
  };
  const json = (name: string): unknown => JSON.parse(readFileSync(join(staged, name), "utf8"));
  put(readFileSync(join(staged, "results.json")), "results.json");
  put(JSON.stringify({...(json("provenance.json") as object), ...commitOf()}, null, 1), "provenance.json");
  for (const folder of ["data", "downloads"])
    for (const name of filesIn(join(staged, folder))) put(readFileSync(join(staged, folder, name)), `data/${name}`);
  pinFrameworkCache(root);
  const {synthetic, reason} = json("results.json") as {synthetic: boolean; reason: string};
  const site: Site = {synthetic, reason, releases: json("releases.json") as string[], hypotheses: hypothesisPages()};
  writeNew(siteFile(root), JSON.stringify(site));
  const made = await pages.make(staged, readingOrder(site), first);
  const downloads = filesIn(join(staged, "downloads")).map((name) => `data/${name}`);
  return {...made, pages, site, hashes, files: ["results.json", "provenance.json", ...downloads, ...made.files].sort()};
}
