import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
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
  const source: Source = env.source === "local" || (env.source === "auto" && env.dataDir !== null) ? "local" : "cache";
  try {
    const files = await (source === "local"
      ? fromLocal(manifest, env.dataDir ?? "", {memoDir: memoDir(env.cacheDir), verify})
      : fromCache(manifest, env, {versions: "known", files: "platforms", verify}));
    const reason = source === "local" ? "in the local folder" : "in the cache, verified";
    const synthetic = source === "local" && isMadeUp(await readMark(env.dataDir ?? ""), files);
    return {acquired: {release, source, synthetic, reason, files}, reason, error: null};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {acquired: null, reason: reasonOf(source, error), error};
  }
}

function reasonOf(source: Source, {fault}: AcquireError): string {
  if (fault === "absent") return source === "local" ? "not in the local folder" : "not downloaded";
  return source === "local" ? "a file in the local folder can't be used" : "a file in the cache is damaged";
}
