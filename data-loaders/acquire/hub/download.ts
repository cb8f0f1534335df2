import {basename} from "node:path/posix";

import {AcquireError} from "../../AcquireError.js";
import {asDiskError, needRoom} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import {DATASET, type ManifestFile} from "../../releases/Manifest.js";
import {type AcquiredFile, acquiredFile} from "../Acquired.js";
import {lockDir, partialDir, store} from "../cache.js";
import {lookUp} from "../fromCache.js";
import type {Digest} from "../hashFile.js";
import type {HubClient} from "./HubClient.js";
import {Partial} from "./Partial.js";
import {transfer} from "./transfer.js";
import {type Expected, listed} from "./upstream.js";
import {withLock} from "./withLock.js";
import {type Asking, inTime, withRetries} from "./withRetries.js";

/**
 * Brings the newest version of a file into the cache: its size checked while it streams, its hash before it is put in place,
 * complete and on disk. Two processes at once download it once. @throws AcquireError, that of `outer` when it is cut off
 */
export async function download(file: ManifestFile, client: HubClient, outer: AbortSignal): Promise<AcquiredFile> {
  const {limits, log} = client.effects;
  const {cacheDir} = client.env;
  const name = basename(file.path);
  const kept = ": what has arrived is kept and continued";
  const task = {client, total: limits.total, what: "the download", where: file.path, kept, outer};
  return inTime(task, async (limit) => {
    const {bytes, sha256} = file.known[0]!;
    const asking = {client, limit, name};
    const expected =
      sha256 === null ? await withRetries(() => listed(file, asking), asking) : {bytes, sha256, gitSha1: null};
    const onWait = (): void => log(`${name}: another build is downloading it, waiting for that`);
    const key = expected.sha256 ?? expected.gitSha1!;
    const lock = {dir: lockDir(cacheDir), key, stale: limits.staleLock, ...limit, onWait};
    return withLock((signal) => bring(file, {expected, key}, {client, limit: {...limit, signal}}), lock);
  }).catch((error: unknown) => {
    throw asDiskError(error, cacheDir);
  });
}

/** Under the lock: what is there by now, else the download. */
async function bring(file: ManifestFile, {expected, key}: {expected: Expected; key: string}, {client, limit}: Asking) {
  const {cacheDir, endpoint} = client.env;
  const version = file.known[0]!;
  const {revision} = version;
  const {found: there} = await lookUp(file, [version], client.env, client.effects.verify);
  if (there !== null) return there;
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const address = `${endpoint}/datasets/${DATASET}/resolve/${revision}/${path}`;
  const name = basename(file.path);
  const partial = await Partial.open(partialDir(cacheDir), key, expected.bytes);
  const bar = client.effects.progress.start(name, expected.bytes);
  const tags: string[] = [];
  const attempt = async (): Promise<Digest> => {
    await transfer(partial, (headers) => client.get(address, headers, limit, tags), bar.set);
    const digest = await partial.finish();
    const wrong = (["sha256", "gitSha1"] as const).find((of) => expected[of] !== null && expected[of] !== digest[of]);
    if (wrong === undefined) return digest;
    await partial.reset();
    const hash = wrong === "sha256" ? wrong : "git blob SHA-1";
    throw fault("wrong bytes", new URL(address), {expected: `${hash} ${expected[wrong]}`, found: digest[wrong]});
  };
  try {
    await needRoom(cacheDir, expected.bytes - partial.bytes);
    const digest = await withRetries(attempt, {client, limit, name, reached: () => partial.most});
    // By which the hub knows the content.
    const hash = [...tags, expected.gitSha1].includes(digest.gitSha1) ? digest.gitSha1 : digest.sha256;
    await partial.setTag(null);
    const stored = await store(partial.file, {cacheDir, revision, path: file.path, hash});
    bar.end("verified");
    return acquiredFile(file, stored, digest, version);
  } catch (error) {
    bar.end("failed");
    if (!worthKeeping(partial, error, limit.signal)) await partial.remove();
    throw error;
  } finally {
    await partial.handle.close();
  }
}

/** What a later run can continue: right bytes as far as anyone knows, which don't fill a full disk. */
function worthKeeping({bytes, tag}: Partial, error: unknown, {aborted}: AbortSignal): boolean {
  if (bytes === 0 || tag === null || !(error instanceof AcquireError)) return false;
  return error.fault === "network" || (aborted && error.fault !== "disk");
}
