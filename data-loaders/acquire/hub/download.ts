import {basename} from "node:path/posix";

import {AcquireError} from "../../AcquireError.js";
import {asDiskError, needRoom} from "../../outside/disk.js";
import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import type {AcquiredFile} from "../Acquired.js";
import {lockDir, partialDir} from "../cache/layout.js";
import {lookUp} from "../cache/lookUp.js";
import {store} from "../cache/store.js";
import {type Effects, systemClock} from "../Effects.js";
import type {Environment} from "../environment.js";
import type {Digest} from "../hashFile.js";
import type {Bar} from "../progress.js";
import type {HubClient} from "./HubClient.js";
import {HubError, shownAddress} from "./HubError.js";
import {type Expected, listed} from "./listing.js";
import {Partial} from "./Partial.js";
import {transfer} from "./transfer.js";
import {withLock} from "./withLock.js";
import {type TimeLimit, timeLimit, withRetries} from "./withRetries.js";

export interface DownloadContext {
  env: Environment;
  effects: Pick<Effects, "log" | "progress" | "limits" | "clock" | "verify">;
  client: HubClient;
  /** Cuts it off, when another file has failed. */
  signal: AbortSignal;
}

interface Job extends DownloadContext {
  file: ManifestFile;
  version: KnownBytes;
  limit: Pick<TimeLimit, "deadline" | "signal">;
  /** @param reached - how far it got, in bytes */
  retry: <T>(attempt: () => Promise<T>, reached?: () => number) => Promise<T>;
}

/**
 * Brings one version of a file into the cache: size and hash checked while it streams, in place only once it is
 * complete and on disk. Two processes at once download it once.
 *
 * @throws AcquireError
 */
export async function download(
  file: ManifestFile,
  version: KnownBytes,
  context: DownloadContext
): Promise<AcquiredFile> {
  const {env, effects} = context;
  const {total, staleLock} = effects.limits;
  const now = (effects.clock ?? systemClock).now();
  const kept = ": what has arrived is kept and continued";
  const limit = timeLimit({total, now, what: "the download", where: file.path, kept, outer: context.signal});
  try {
    const job = jobOf(file, version, context, limit);
    const expected = await job.retry(() => expectedOf(job));
    const lock = {
      dir: lockDir(env.cacheDir),
      key: keyOf(expected),
      stale: staleLock,
      ...limit,
      onWait: () => effects.log(`${basename(file.path)}: another build is downloading it, waiting for that`)
    };
    return await withLock((signal) => bring(jobOf(file, version, context, {...limit, signal}), expected), lock);
  } catch (error) {
    throw asDiskError(error, env.cacheDir);
  } finally {
    limit.clear();
  }
}

function jobOf(file: ManifestFile, version: KnownBytes, context: DownloadContext, limit: Job["limit"]): Job {
  const {env, effects, client} = context;
  const {limits, log, clock} = effects;
  let mismatches = 0;
  const options = {
    limits,
    clock,
    ...limit,
    // Where something else can be taken instead, a hub that never answers is not asked for long.
    tries: () => (client.reached || env.source !== "auto" ? limits.tries : limits.triesInAuto),
    // Wrong bytes may be an accident on the way once; twice they are what the server has.
    repeat: (error: HubError) => error.retryable && (error.fault !== "integrity" || ++mismatches < 2),
    log: (line: string) => log(`${client.reached ? basename(file.path) : new URL(env.endpoint).host}: ${line}`)
  };
  const retry: Job["retry"] = (attempt, reached = () => 0) => withRetries(attempt, {...options, reached});
  return {file, version, env, effects, client, limit, signal: limit.signal, retry};
}

async function expectedOf({file, version, env, effects, client, signal}: Job): Promise<Expected> {
  const {bytes, sha256} = version;
  if (sha256 !== null) return {bytes, sha256, gitSha1: null};
  return listed(file, version, {client, endpoint: env.endpoint, signal, ...effects});
}

const keyOf = ({sha256, gitSha1}: Expected): string => sha256 ?? gitSha1 ?? "";

/** Under the lock: what is there by now, else the download. */
async function bring(job: Job, expected: Expected): Promise<AcquiredFile> {
  const {file, version, env, effects} = job;
  const {found: there} = await lookUp(file, [version], env, effects.verify);
  if (there !== null) return there;
  const partial = await Partial.open(partialDir(env.cacheDir), keyOf(expected), expected.bytes);
  const bar = effects.progress.start(basename(file.path), expected.bytes);
  try {
    await needRoom(env.cacheDir, expected.bytes - partial.bytes);
    const {digest, hash} = await complete(partial, expected, job, bar);
    const {cacheDir} = env;
    const {revision} = version;
    await partial.setTag(null);
    const path = await store(partial.file, {cacheDir, revision, path: file.path, hash});
    bar.end("verified");
    return {
      role: file.role,
      path: file.path,
      file: path,
      bytes: digest.bytes,
      sha256: digest.sha256,
      pinned: true,
      revision
    };
  } catch (error) {
    bar.end("failed");
    if (!worthKeeping(partial, error, job.signal)) await partial.remove();
    throw error;
  } finally {
    await partial.close();
  }
}

/** @returns the digest, and the hash by which the hub knows the content */
async function complete(
  partial: Partial,
  expected: Expected,
  {file, version, env, client, limit, retry}: Job,
  bar: Bar
): Promise<{digest: Digest; hash: string}> {
  const address = resolveAddress(env.endpoint, version.revision, file.path);
  const attempt = async (): Promise<{digest: Digest; hash: string}> => {
    const tags = await transfer(partial, address, expected.bytes, {client, limit, bar});
    const digest = await partial.finish();
    if (digest.sha256 === (expected.sha256 ?? digest.sha256) && digest.gitSha1 === (expected.gitSha1 ?? digest.gitSha1))
      return {digest, hash: [...tags, expected.gitSha1].includes(digest.gitSha1) ? digest.gitSha1 : digest.sha256};
    await partial.reset();
    throw wrongBytes(digest, expected, address);
  };
  return retry(attempt, () => partial.most);
}

/** What a later run can continue: right bytes as far as anyone knows, which don't fill a full disk. */
function worthKeeping({bytes, tag}: Partial, error: unknown, {aborted}: AbortSignal): boolean {
  if (bytes === 0 || tag === null || !(error instanceof AcquireError)) return false;
  return error.fault === "network" || (aborted && error.fault !== "disk");
}

function wrongBytes(digest: Digest, expected: Expected, address: string): HubError {
  const [name, want, have] =
    expected.sha256 === null
      ? ["git blob SHA-1", expected.gitSha1, digest.gitSha1]
      : ["sha256", expected.sha256, digest.sha256];
  return new HubError({
    expected: `${name} ${want}`,
    found: `${have}, with the right number of bytes`,
    where: shownAddress(new URL(address)),
    next: "nothing of it was kept; run it again, on another network if you can: something on the way alters what it carries",
    brief: "damaged on the way (wrong hash)",
    retryable: true,
    fault: "integrity"
  });
}

/** Where the hub serves a file of the dataset at a commit. */
const resolveAddress = (endpoint: string, revision: string, path: string): string =>
  `${endpoint}/datasets/${DATASET}/resolve/${revision}/${path.split("/").map(encodeURIComponent).join("/")}`;
