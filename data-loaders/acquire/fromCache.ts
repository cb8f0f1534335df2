import {fault} from "../outside/fault.js";
import {isPlatform, type Manifest} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {lookUp} from "./cache/lookUp.js";
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
export async function fromCache(
  manifest: Manifest,
  env: Environment,
  {versions, files, verify}: CacheOptions
): Promise<AcquiredFile[]> {
  const looked = await Promise.all(
    manifest.files.map(async (file) => {
      const will = versions === "pinned" ? file.known.slice(0, 1) : file.known;
      return {file, ...(await lookUp(file, will, env, verify))};
    })
  );
  const lacking = looked.filter(({file, found}) => found === null && (files === "all" || isPlatform(file)));
  if (lacking.length === 0) return looked.flatMap(({found}) => found ?? []);
  const paths = lacking.map(({file}) => file.path).join(" and ");
  const faults = lacking.flatMap((one) => one.faults);
  if (faults.length === 0) throw fault("not in the caches", cachesOf(env), {paths});
  const reasons = faults.map(({reason}) => `a copy that can't be used: ${reason}`).join("; ");
  throw fault("damaged in the caches", faults.map(({file}) => file).join(" and "), {paths, reasons});
}

/** As one says it in a message. */
export const cachesOf = ({cacheDir, hubCacheDir}: Pick<Environment, "cacheDir" | "hubCacheDir">): string =>
  cacheDir === hubCacheDir ? cacheDir : `${cacheDir} and ${hubCacheDir}`;
