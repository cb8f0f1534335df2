import type {Source} from "../../src/analysis/panel/ReleaseEvidence.js";
import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Acquired, AcquiredFile} from "./Acquired.js";
import {memoDir} from "./cache/layout.js";
import type {Effects} from "./Effects.js";
import type {Environment} from "./environment.js";
import {type CacheOptions, fromCache} from "./fromCache.js";
import {fromLocal} from "./fromLocal.js";
import {fromSample} from "./fromSample.js";
import {HubError} from "./hub/HubError.js";
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
  const asked = `AEI_SOURCE=${env.source}`;
  const of = (source: Source, reason: string, files: AcquiredFile[]): Taken => ({source, reason, files});
  switch (env.source) {
    case "local":
      return of("local", asked, await local(manifest, env, effects));
    case "cache":
      return of("cache", asked, await cached(manifest, env, effects, {versions: "known", files: "platforms"}));
    case "hub":
      return of("hub", asked, await hub(manifest, env, effects));
    case "sample":
      return of("sample", asked, await fromSample(manifest, effects));
    case "auto":
      if (env.dataDir !== null) return of("local", "AEI_DATA_DIR is set", await local(manifest, env, effects));
      return best(manifest, env, effects);
  }
}

/** A local folder that says its files are made up is believed. */
async function madeUp({source, reason, files}: Taken, {dataDir}: Environment): Promise<Partial<Acquired>> {
  const mark = source === "local" && dataDir !== null ? await readMark(dataDir) : null;
  if (mark === null || !isMadeUp(mark, files)) return {};
  const {size, scale, seed} = mark;
  const which = `${size === "small" ? "small" : `scale ${scale}`}, seed ${seed}`;
  return {synthetic: true, reason: `${reason}, and its files are made up (${which})`};
}

/** Without a local folder: cache, hub, what else the cache has, sample. */
async function best(manifest: Manifest, env: Environment, effects: Effects): Promise<Taken> {
  const tried: string[] = [];
  const attempt = async (source: Source, reason: string, get: () => Promise<AcquiredFile[]>): Promise<Taken | null> => {
    try {
      return {source, reason: [...tried, reason].join("; "), files: await get()};
    } catch (error) {
      if (!(error instanceof AcquireError)) throw error;
      const brief = briefOf(source, error, env);
      if (!tried.includes(brief)) tried.push(brief);
      return null;
    }
  };
  return (
    (await attempt("cache", "a verified copy is in the cache", () =>
      cached(manifest, env, effects, {versions: "pinned", files: "all"})
    )) ??
    (await attempt("hub", "downloaded and verified", () => hub(manifest, env, effects))) ??
    (await attempt("cache", "the cache has an incomplete or an older release, verified", () =>
      cached(manifest, env, effects, {versions: "known", files: "platforms"})
    )) ?? {
      source: "sample",
      reason: [...tried, "so the figures are made up"].join("; "),
      files: await fromSample(manifest, effects)
    }
  );
}

const local = (manifest: Manifest, env: Environment, {verify}: Effects): Promise<AcquiredFile[]> =>
  fromLocal(manifest, env.dataDir ?? "", {memoDir: memoDir(env.cacheDir), verify});

/** The hub's client is loaded where it is asked: a build from files at hand starts a third sooner. */
async function hub(manifest: Manifest, env: Environment, effects: Effects): Promise<AcquiredFile[]> {
  const {fromHub} = await import("./fromHub.js");
  return fromHub(manifest, env, effects);
}

const cached = (
  manifest: Manifest,
  env: Environment,
  {verify}: Effects,
  options: Omit<CacheOptions, "verify">
): Promise<AcquiredFile[]> => fromCache(manifest, env, {...options, verify});

/** What was tried and why it failed, without a path of this machine. */
function briefOf(source: Source, error: AcquireError, env: Environment): string {
  if (source === "cache")
    return error.fault === "integrity" ? "the copy in the cache is damaged" : "the cache has no verified copy";
  if (error.fault === "usage") return "the settings of the proxy can't be used";
  if (env.offline) return "HF_HUB_OFFLINE forbids to download";
  const {host} = new URL(env.endpoint);
  if (error instanceof HubError) return `${host}: ${error.brief}`;
  return `${host}: ${error.account.found}`;
}
