import {join} from "node:path";

import {snapshotFile} from "../acquire/cache.js";
import type {Environment} from "../acquire/environment.js";
import {readsLocal} from "../acquire/inventory.js";
import {catalogue} from "../releases/catalogue.js";
import {evidenceCode} from "./stage.js";

/**
 * Files and folders that decide what is gathered: code and settings, manifests, counts, and every place where a build
 * looks for the bytes of a release, whether or not something is there.
 *
 * @throws AcquireError (usage) when an entry of the catalogue is not a manifest.
 */
export function dependencies(env: Environment): string[] {
  const files = catalogue(env).flatMap((manifest) => manifest.files);
  const local = env.dataDir;
  const inputs =
    local !== null && readsLocal(env)
      ? files.map(({path}) => join(local, path))
      : files.flatMap(({path, known}) =>
          known.flatMap(({revision}) =>
            [env.cacheDir, env.hubCacheDir].map((cache) => snapshotFile(cache, revision, path))
          )
        );
  return [...evidenceCode, ...(env.catalogueDir === null ? [] : [env.catalogueDir]), ...new Set(inputs)];
}
