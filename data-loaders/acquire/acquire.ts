import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Acquired, AcquiredFile} from "./Acquired.js";
import {memoDir} from "./cache/layout.js";
import type {Effects} from "./Effects.js";
import type {Environment} from "./environment.js";
import {fromCache} from "./fromCache.js";
import {fromLocal} from "./fromLocal.js";
import {fromSample} from "./fromSample.js";
import {isMadeUp, readMark} from "./syntheticMark.js";

/**
 * The files of a release on this machine, by the switches: `auto` takes the local folder if one is named, else a
 * verified cache, else the hub, else the synthetic sample, and says why. Every other source is taken or fails.
 * A local folder that is named and lacks files is an error, not a reason to look elsewhere.
 *
 * @throws AcquireError
 */
export async function acquire(manifest: Manifest, env: Environment, effects: Effects): Promise<Acquired> {
  const taken = await take(manifest, env, effects);
  const {release} = manifest;
  const acquired = {release, synthetic: taken.source === "sample", ...taken, ...(await madeUp(taken, env))};
  effects.log(`release ${release}: ${taken.source}, ${taken.reason}`);
  return acquired;
}

type Taken = Pick<Acquired, "source" | "reason" | "files">;

async function take(manifest: Manifest, env: Environment, effects: Effects): Promise<Taken> {
  const {dataDir, cacheDir} = env;
  const {verify} = effects;
  const from: Record<Source, () => Promise<AcquiredFile[]>> = {
    local: () => fromLocal(manifest, dataDir ?? "", {memoDir: memoDir(cacheDir), verify}),
    cache: () => fromCache(manifest, env, {versions: "known", files: "platforms", verify}),
    // The hub's client is loaded where it is asked: a build from files at hand starts a third sooner.
    hub: async () => (await import("./fromHub.js")).fromHub(manifest, env, effects),
    sample: () => fromSample(manifest, effects)
  };
  if (env.source !== "auto")
    return {source: env.source, reason: `AEI_SOURCE=${env.source}`, files: await from[env.source]()};
  if (dataDir !== null) return {source: "local", reason: "AEI_DATA_DIR is set", files: await from.local()};
  const whole = () => fromCache(manifest, env, {versions: "pinned", files: "all", verify});
  const failed = new Set<string>();
  for (const [source, reason, files] of [
    ["cache", "a verified copy is in the cache", whole],
    ["hub", "downloaded and verified", from.hub],
    ["cache", "the cache has an incomplete or an older release, verified", from.cache]
  ] as const)
    try {
      return {source, files: await files(), reason: [...failed, reason].join("; ")};
    } catch (error) {
      if (!(error instanceof AcquireError)) throw error;
      failed.add(briefOf(source, error, env));
    }
  const reason = [...failed, "so the figures are made up"].join("; ");
  return {source: "sample", reason, files: await from.sample()};
}

/** Why a source failed, without a path of this machine. */
function briefOf(source: Source, {fault, brief}: AcquireError, {endpoint}: Environment): string {
  if (source === "cache")
    return fault === "integrity" ? "the copy in the cache is damaged" : "the cache has no verified copy";
  return fault === "usage" || fault === "absent" ? brief : `${new URL(endpoint).host}: ${brief}`;
}

/** A local folder that says its files are made up is believed. */
async function madeUp({source, reason, files}: Taken, {dataDir}: Environment): Promise<Partial<Acquired>> {
  const mark = source === "local" && dataDir !== null ? await readMark(dataDir) : null;
  if (mark === null || !isMadeUp(mark, files)) return {};
  const {size, scale, seed} = mark;
  const which = `${size === "small" ? "small" : `scale ${scale}`}, seed ${seed}`;
  return {synthetic: true, reason: `${reason}, and its files are made up (${which})`};
}
