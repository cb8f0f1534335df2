import {dirname} from "node:path/posix";

import {listFiles} from "@huggingface/hub";
import * as z from "zod";

import {AcquireError} from "../../AcquireError.js";
import {pathFault} from "../../outside/pathFault.js";
import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import {type Clock, type Limits, systemClock} from "../Effects.js";
import type {HubClient} from "./HubClient.js";
import {HubError} from "./HubError.js";
import {hubFetch, notTheHub} from "./hubFetch.js";
import {timeLimit} from "./withRetries.js";

/** What the bytes of a file must be; one of the two hashes is known, or both. */
export interface Expected {
  bytes: number;
  sha256: string | null;
  gitSha1: string | null;
}

/** A file as the hub lists it. */
export interface ListedFile {
  path: string;
  bytes: number;
  /** Of the content; null for a small file, which the hub knows by its git SHA-1. */
  sha256: string | null;
  /** Git's name for the file at its revision: the same at two revisions exactly when the content is. */
  oid: string;
}

/** Whom to ask, and within which bounds. */
export interface Hub {
  client: HubClient;
  endpoint: string;
  signal: AbortSignal;
  limits: Pick<Limits, "stall">;
  log: (line: string) => void;
  clock?: Clock | undefined;
}

/** What is taken from an entry; its names and hashes become paths, so they are held against what they can be. */
const listedFile = z.object({
  path: z.string(),
  size: z.int().nonnegative(),
  oid: z.string().regex(/^[0-9a-f]{40}$/),
  lfs: z.object({oid: z.string().regex(/^[0-9a-f]{64}$/)}).nullish()
});
const listedThing = z.object({type: z.string()});

/**
 * The files that the hub lists at a revision. (Listing, with its pages, is @huggingface/hub's; the requests are ours.)
 * One whose path could not be a file's inside a folder is left out, and that is said.
 *
 * @param under - a folder of the dataset; the whole dataset when null
 * @throws HubError
 */
export async function filesAt(revision: string, under: string | null, hub: Hub): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  const faults: string[] = [];
  await asked(hub, async (limit) => {
    const entries = listFiles({
      repo: {type: "dataset", name: DATASET},
      revision,
      ...(under === null ? {recursive: true} : {path: under.split("/").map(encodeURIComponent).join("/")}),
      hubUrl: hub.endpoint,
      fetch: hubFetch(hub.client, limit, revision)
    });
    for await (const one of entries) {
      if (listedThing.parse(one).type !== "file") continue;
      const {path, size, oid, lfs} = listedFile.parse(one);
      const fault = pathFault(path);
      if (fault !== null) faults.push(`${JSON.stringify(path.slice(0, 80))}, ${fault}`);
      else files.push({path, bytes: size, sha256: lfs?.oid ?? null, oid});
    }
  });
  if (faults.length > 0)
    hub.log(`${new URL(hub.endpoint).host}: ${faults.length} names of its listing are left out, such as ${faults[0]}`);
  return files;
}

/**
 * What the hub itself lists for a file at a revision, where the catalogue knows no hash.
 *
 * @throws AcquireError (integrity) when the listing contradicts the catalogue, HubError.
 */
export async function listed(file: ManifestFile, version: KnownBytes, hub: Hub): Promise<Expected> {
  const folder = dirname(file.path);
  const files = await filesAt(version.revision, folder === "." ? null : folder, hub);
  const found = files.find(({path}) => path === file.path);
  const {endpoint} = hub;
  if (found === undefined) throw contradiction(file, version, endpoint, "no such file in its listing");
  const {bytes, sha256, oid} = found;
  if (bytes !== version.bytes) throw contradiction(file, version, endpoint, `${bytes} bytes in its listing`);
  return {bytes, sha256, gitSha1: sha256 === null ? oid : null};
}

/**
 * Asks through the hub's library, in bounded time. What it makes of an answer that is no listing is an error of its
 * code; for the user it is the hub's.
 */
export async function asked<T>(
  {endpoint, limits, clock = systemClock, signal: outer}: Hub,
  request: (limit: {signal: AbortSignal; deadline: number}) => Promise<T>
): Promise<T> {
  const timed = {total: 4 * limits.stall, now: clock.now(), what: "the hub's listing", where: endpoint, outer};
  const limit = timeLimit(timed);
  try {
    return await request(limit);
  } catch (error) {
    const foreign = [SyntaxError, TypeError, RangeError, z.ZodError].some((kind) => error instanceof kind);
    if (!foreign) throw error;
    throw new HubError({
      expected: "an answer in JSON as the hub gives it",
      found: wordsOf(error),
      where: endpoint,
      next: notTheHub,
      // What ends too early may have been cut.
      brief: "an answer that is not the hub's",
      cause: error,
      retryable: error instanceof SyntaxError
    });
  } finally {
    limit.clear();
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof z.ZodError)) return (error as Error).message;
  const [issue] = error.issues;
  return `an entry that is none (${[...(issue?.path ?? []), issue?.message].join(": ")})`;
}

function contradiction(file: ManifestFile, version: KnownBytes, endpoint: string, found: string): AcquireError {
  return new AcquireError("integrity", {
    expected: `${file.path} with ${version.bytes} bytes at revision ${version.revision}`,
    found,
    where: endpoint,
    next: "correct the manifest's revision, path and bytes, or HF_ENDPOINT if it is a mirror"
  });
}
