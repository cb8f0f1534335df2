import {basename} from "node:path/posix";

import {AcquireError} from "../../AcquireError.js";
import {asDiskError, needRoom} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import {type AcquiredFile, acquiredFile} from "../Acquired.js";
import {lockDir, partialDir} from "../cache/layout.js";
import {lookUp} from "../cache/lookUp.js";
import {store} from "../cache/store.js";
import type {Limit} from "../Effects.js";
import type {Environment} from "../environment.js";
import type {Digest} from "../hashFile.js";
import type {Bar} from "../progress.js";
import type {HubClient} from "./HubClient.js";
import {type Expected, listed} from "./listing.js";
import {Partial} from "./Partial.js";
import {transfer} from "./transfer.js";
import {withLock} from "./withLock.js";
import {inTime, withRetries} from "./withRetries.js";

interface Job {
  file: ManifestFile;
  /** Of the file, the one that is wanted. */
  version: KnownBytes;
  env: Environment;
  client: HubClient;
}

/**
 * Brings one version of a file into the cache: size and hash checked while it streams, in place only once it is
 * complete and on disk. Two processes at once download it once.
 *
 * @param outer - cuts it off, when another file has failed
 * @throws AcquireError
 */
export async function download(job: Job, outer: AbortSignal): Promise<AcquiredFile> {
  const {file, client, env} = job;
  const {limits, log} = client.effects;
  const name = basename(file.path);
  const kept = ": what has arrived is kept and continued";
  const task = {client, total: limits.total, what: "the download", where: file.path, kept, outer};
  return inTime(task, async (limit) => {
    const expected = await withRetries(() => expectedOf(job, limit), {client, limit, name});
    const onWait = (): void => log(`${name}: another build is downloading it, waiting for that`);
    const lock = {dir: lockDir(env.cacheDir), key: keyOf(expected), stale: limits.staleLock, ...limit, onWait};
    return withLock((signal) => bring(job, expected, {...limit, signal}), lock);
  }).catch((error: unknown) => {
    throw asDiskError(error, env.cacheDir);
  });
}

async function expectedOf({file, version, client}: Job, limit: Limit): Promise<Expected> {
  const {bytes, sha256} = version;
  return sha256 === null ? listed(file, version, client, limit) : {bytes, sha256, gitSha1: null};
}

const keyOf = ({sha256, gitSha1}: Expected): string => sha256 ?? gitSha1 ?? "";

/** Under the lock: what is there by now, else the download. */
async function bring(job: Job, expected: Expected, limit: Limit): Promise<AcquiredFile> {
  const {file, version, env, client} = job;
  const {cacheDir} = env;
  const {found: there} = await lookUp(file, [version], env, client.effects.verify);
  if (there !== null) return there;
  const partial = await Partial.open(partialDir(cacheDir), keyOf(expected), expected.bytes);
  const bar = client.effects.progress.start(basename(file.path), expected.bytes);
  try {
    await needRoom(cacheDir, expected.bytes - partial.bytes);
    const {digest, hash} = await complete(partial, expected, {...job, limit, bar});
    const {revision} = version;
    await partial.setTag(null);
    const path = await store(partial.file, {cacheDir, revision, path: file.path, hash});
    bar.end("verified");
    return acquiredFile(file, path, digest, version);
  } catch (error) {
    bar.end("failed");
    if (!worthKeeping(partial, error, limit.signal)) await partial.remove();
    throw error;
  } finally {
    await partial.handle.close();
  }
}

/** @returns the digest, and the hash by which the hub knows the content */
async function complete(
  partial: Partial,
  {sha256, gitSha1}: Expected,
  {file, version, client, limit, bar}: Job & {limit: Limit; bar: Bar}
): Promise<{digest: Digest; hash: string}> {
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  const address = `${client.env.endpoint}/datasets/${DATASET}/resolve/${version.revision}/${path}`;
  const attempt = async (): Promise<{digest: Digest; hash: string}> => {
    const tags = await transfer(partial, address, {client, limit, bar});
    const digest = await partial.finish();
    if (digest.sha256 === (sha256 ?? digest.sha256) && digest.gitSha1 === (gitSha1 ?? digest.gitSha1))
      return {digest, hash: [...tags, gitSha1].includes(digest.gitSha1) ? digest.gitSha1 : digest.sha256};
    await partial.reset();
    const wrong =
      sha256 === null
        ? {expected: `git blob SHA-1 ${gitSha1}`, found: digest.gitSha1}
        : {expected: `sha256 ${sha256}`, found: digest.sha256};
    throw fault("wrong bytes", new URL(address), wrong);
  };
  return withRetries(attempt, {client, limit, name: basename(file.path), reached: () => partial.most});
}

/** What a later run can continue: right bytes as far as anyone knows, which don't fill a full disk. */
function worthKeeping({bytes, tag}: Partial, error: unknown, {aborted}: AbortSignal): boolean {
  if (bytes === 0 || tag === null || !(error instanceof AcquireError)) return false;
  return error.fault === "network" || (aborted && error.fault !== "disk");
}
