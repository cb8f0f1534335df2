import {readdirSync, rmSync} from "node:fs";

import {defaultEffects} from "../data-loaders/acquire/defaultEffects.js";
import {environment} from "../data-loaders/acquire/environment.js";
import {makeSample} from "../data-loaders/sample/makeSample.js";
import {stage} from "../data-loaders/stage/stage.js";
import {pinFrameworkCache} from "./pinFrameworkCache.js";

const cache = "src/.observablehq/cache";

/**
 * Stages the tables and drops every loader output that Framework kept: it would serve them again even if the loader
 * or the data have changed. Loaders only copy staged files, so this costs little.
 */
export async function stageReport(): Promise<string> {
  const folder = await stage(environment(), defaultEffects(makeSample));
  pinFrameworkCache();
  for (const name of readdirSync(cache))
    if (!["_node", "_npm"].includes(name)) rmSync(`${cache}/${name}`, {recursive: true});
  return folder;
}
