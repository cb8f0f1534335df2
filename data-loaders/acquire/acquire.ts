import {AcquireError} from "../AcquireError.js";
import type {Manifest} from "../releases/Manifest.js";
import type {Acquired} from "./Acquired.js";
import {memoDir} from "./cache.js";
import type {Effects} from "./Effects.js";
import type {Environment} from "./environment.js";
import {fromCache} from "./fromCache.js";
import {fromLocal} from "./fromLocal.js";
import {fromSample} from "./fromSample.js";
import {readsLocal} from "./inventory.js";
import {readMark} from "./syntheticMark.js";

/**
 * The files of a release on this machine, by the switches: `auto` takes the local folder if one is named, else a
 * verified cache, else the hub, else the synthetic sample, and says why. Every other source is taken or fails.
 * A local folder that is named and lacks files is an error, not a reason to look elsewhere.
 *
 * @throws AcquireError
 */
export async function acquire(manifest: Manifest, env: Environment, effects: Effects): Promise<Acquired> {
  const {release} = manifest;
  const taken = await take(manifest, env, effects);
  const madeUp = await madeUpIn(env, taken);
  const synthetic = taken.source === "sample" || madeUp !== null;
  const reason = madeUp === null ? taken.reason : `${taken.reason}, and its files are made up (${madeUp})`;
  effects.log(`release ${release}: ${taken.source}, ${taken.reason}`);
  return {release, ...taken, synthetic, reason};
}

type Taken = Pick<Acquired, "source" | "reason" | "files">;

async function take(manifest: Manifest, env: Environment, effects: Effects): Promise<Taken> {
  const {verify} = effects;
  const from = {
    ...onDisk(manifest, env, verify),
    // The hub's client is loaded where it is asked: a build from files at hand starts a third sooner.
    hub: async () => (await import("./fromHub.js")).fromHub(manifest, env, effects),
    sample: () => fromSample(manifest, effects)
  };
  if (env.source !== "auto")
    return {source: env.source, reason: `AEI_SOURCE=${env.source}`, files: await from[env.source]()};
  if (readsLocal(env)) return {source: "local", reason: "AEI_DATA_DIR is set", files: await from.local()};
  const failed = new Set<string>();
  for (const [source, reason, files] of [
    ["cache", "a verified copy is in the cache", () => fromCache(manifest, env, {whole: true, verify})],
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

/** The places on this machine. */
const onDisk = (manifest: Manifest, env: Environment, verify: boolean) => ({
  local: () => fromLocal(manifest, env.dataDir ?? "", {memoDir: memoDir(env.cacheDir), verify}),
  cache: () => fromCache(manifest, env, {whole: false, verify})
});

/** Why a source failed, without a path of this machine. */
function briefOf(source: "cache" | "hub", {fault, brief}: AcquireError, {endpoint}: Environment): string {
  if (source === "cache")
    return fault === "integrity" ? "the copy in the cache is damaged" : "the cache has no verified copy";
  return fault === "usage" || fault === "absent" ? brief : `${new URL(endpoint).host}: ${brief}`;
}

/** How a local folder that says its files are made up made them, which is believed but for bytes of the catalogue; else null. */
async function madeUpIn({dataDir}: Environment, {source, files}: Omit<Taken, "reason">): Promise<string | null> {
  const mark = source === "local" && dataDir !== null ? await readMark(dataDir) : null;
  if (!files.some(({path, pinned}) => !pinned && mark?.files.includes(path))) return null;
  return mark && `${mark.size === "small" ? "small" : `scale ${mark.scale}`}, seed ${mark.seed}`;
}

const reasons = {
  local: ["in the local folder", "not in the local folder", "a file in the local folder can't be used"],
  cache: ["in the cache, verified", "not downloaded", "a file in the cache is damaged"]
} as const;

/**
 * Whether the data of a release are on this machine, without asking the hub: from the local folder if one is named,
 * else from the cache. Data that are absent or damaged are null, with what stands in the way; the sample is never at hand.
 */
export async function releaseOnDisk(manifest: Manifest, env: Environment, {verify}: {verify: boolean}) {
  if (env.source === "sample") return {acquired: null, reason: "AEI_SOURCE=sample", error: null};
  const source = readsLocal(env) ? "local" : "cache";
  const [reason, absent, unusable] = reasons[source];
  try {
    const files = await onDisk(manifest, env, verify)[source]();
    const synthetic = (await madeUpIn(env, {source, files})) !== null;
    const acquired: Acquired = {release: manifest.release, source, synthetic, reason, files};
    return {acquired, reason, error: null};
  } catch (error) {
    if (!(error instanceof AcquireError)) throw error;
    return {acquired: null, reason: error.fault === "absent" ? absent : unusable, error};
  }
}

/**
 * The versions of a release, other than the one a build uses, that lie verified in the cache, each under a name as a
 * reader would call it and with a manifest that knows it alone: a file can be published again under the same path. Asks
 * nothing of the hub; empty for the sample.
 */
export async function otherVersions(manifest: Manifest, used: Acquired, env: Environment, options: {verify: boolean}) {
  if (used.synthetic) return [];
  const hashes = [null, ...used.files.map(({sha256}) => sha256)];
  const found = manifest.files.flatMap((file) =>
    file.known.map(async (version) => {
      if (file.known.length === 1 || hashes.includes(version.sha256)) return [];
      const files = manifest.files.map((one) => (one === file ? {...one, known: [version]} : one));
      const only = {...manifest, files};
      const {acquired} = await releaseOnDisk(only, {...env, source: "cache"}, options);
      const name = version === file.known.at(-1) ? "the file as first published" : "the file as republished";
      return acquired === null ? [] : [{name, manifest: only, acquired}];
    })
  );
  return (await Promise.all(found)).flat();
}
