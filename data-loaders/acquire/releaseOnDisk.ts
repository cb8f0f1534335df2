import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Acquired} from "./Acquired.js";
import {memoDir} from "./cache/layout.js";
import type {Environment} from "./environment.js";
import {fromCache} from "./fromCache.js";
import {fromLocal} from "./fromLocal.js";
import {isMadeUp, readMark} from "./syntheticMark.js";

/** A release as it is on this machine, or why it is not. */
export interface ReleaseOnDisk {
  acquired: Acquired | null;
  reason: string;
  /** What stands in the way, with all there is to say about it; null when it is at hand. */
  error: AcquireError | null;
}

/**
 * Whether the data of a release are on this machine, without asking the hub: from the local folder if one is named,
 * else from the cache. Never throws for data that are absent or damaged; the sample is never at hand.
 */
export async function releaseOnDisk(
  manifest: Manifest,
  env: Environment,
  {verify}: {verify: boolean}
): Promise<ReleaseOnDisk> {
  const {release} = manifest;
  if (env.source === "sample") return {acquired: null, reason: "AEI_SOURCE=sample", error: null};
  const folder = env.source === "local" || env.source === "auto" ? env.dataDir : null;
  const source = folder === null ? "cache" : "local";
  try {
    const files = await (folder === null
      ? fromCache(manifest, env, {versions: "known", files: "platforms", verify})
      : fromLocal(manifest, folder, {memoDir: memoDir(env.cacheDir), verify}));
    const reason = folder === null ? "in the cache, verified" : "in the local folder";
    const synthetic = folder !== null && isMadeUp(await readMark(folder), files);
    return {acquired: {release, source, synthetic, reason, files}, reason, error: null};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {acquired: null, reason: reasons[source][error.fault === "absent" ? "absent" : "unusable"], error};
  }
}

const reasons = {
  local: {absent: "not in the local folder", unusable: "a file in the local folder can't be used"},
  cache: {absent: "not downloaded", unusable: "a file in the cache is damaged"}
};
