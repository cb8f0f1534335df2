import {readdirSync, rmSync} from "node:fs";

import {defaultEffects} from "../data-loaders/acquire/defaultEffects.js";
import {environment} from "../data-loaders/acquire/environment.js";
import {makeSample} from "../data-loaders/sample/makeSample.js";
import {stage} from "../data-loaders/stage/stage.js";
import {pinFrameworkCache} from "./pinFrameworkCache.js";

const cache = "src/.observablehq/cache";

/**
 * Stages the tables, with the switches of the environment.
 *
 * @param verify - hash every input anew, whatever is known of it
 * @returns the staged folder
 */
export const stageReport = ({verify = false} = {}): Promise<string> =>
  stage(environment(), {...defaultEffects(makeSample), verify});

/**
 * Drops every loader output that Framework kept: it would serve them again even if the loader or the data have changed.
 * The loader only packs staged files, so this costs little.
 */
export function dropOutputs(): void {
  pinFrameworkCache();
  for (const name of readdirSync(cache))
    if (!["_node", "_npm"].includes(name)) rmSync(`${cache}/${name}`, {recursive: true});
}
