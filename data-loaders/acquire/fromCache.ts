import {AcquireError} from "../AcquireError.js";
import {isPlatform, type Manifest, type ManifestFile} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {type LookUp, lookUp} from "./cache/lookUp.js";
import type {Environment} from "./environment.js";

export interface CacheOptions {
  /** Which versions will do: the one a download would take, or any the catalogue knows, newest first. */
  versions: "pinned" | "known";
  /** Which files must be there: the two platforms', or every file of the manifest. */
  files: "platforms" | "all";
  /** Read the bytes, whatever the stat-based shortcut knows. */
  verify: boolean;
}

/**
 * The files of a release from the caches, verified.
 *
 * @throws AcquireError (absent), or (integrity) when there is a copy that must not be used.
 */
export async function fromCache(manifest: Manifest, env: Environment, options: CacheOptions): Promise<AcquiredFile[]> {
  const found = await Promise.all(
    manifest.files.map(async (file) => {
      const versions = options.versions === "pinned" ? file.known.slice(0, 1) : file.known;
      return {file, ...(await lookUp(file, versions, env, options.verify))};
    })
  );
  const lacking = found.filter(({file, found}) => found === null && (options.files === "all" || isPlatform(file)));
  if (lacking.length > 0) throw notCached(lacking, env);
  return found.flatMap(({found}) => found ?? []);
}

function notCached(lacking: (LookUp & {file: ManifestFile})[], env: Environment): AcquireError {
  const next = "`npm run data -- fetch` downloads what is missing";
  const faults = lacking.flatMap((one) => one.faults);
  const expected = `a verified copy of ${lacking.map(({file}) => file.path).join(" and ")}`;
  if (faults.length === 0) return new AcquireError("absent", {expected, found: "none", where: cachesOf(env), next});
  return new AcquireError("integrity", {
    expected,
    found: faults.map(({reason}) => `a copy that can't be used: ${reason}`).join("; "),
    where: faults.map(({file}) => file).join(" and "),
    next
  });
}

/** As one says it in a message. */
export const cachesOf = ({cacheDir, hubCacheDir}: Pick<Environment, "cacheDir" | "hubCacheDir">): string =>
  cacheDir === hubCacheDir ? cacheDir : `${cacheDir} and ${hubCacheDir}`;
