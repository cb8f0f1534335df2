import {dirname} from "node:path/posix";

import {datasetInfo, listFiles} from "@huggingface/hub";
import * as z from "zod";

import {fault} from "../../outside/fault.js";
import {pathFault} from "../../outside/pathFault.js";
import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import type {HubEffects} from "../Effects.js";
import type {Environment} from "../environment.js";
import {HubClient} from "./HubClient.js";
import {hubFetch} from "./hubFetch.js";
import {type Asking, inTime, withRetries} from "./withRetries.js";

/** What the hub has now. */
export interface Upstream {
  /** Commit at the head of the dataset. */
  head: string;
  /** Every file at a revision. */
  filesAt: (revision: string) => Promise<ListedFile[]>;
  /** The commit that the head has moved to since; null when it has not. Asked once. */
  movedTo: () => Promise<string | null>;
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

/**
 * Asks the hub what it has, and no more: nothing is downloaded. Says so when the dataset moved meanwhile.
 *
 * @throws AcquireError
 */
export async function withUpstream<T>(
  env: Environment,
  effects: HubEffects,
  work: (upstream: Upstream) => Promise<T>
): Promise<T> {
  const client = new HubClient({...env, source: "hub"}, effects);
  const ended = new AbortController();
  const {total} = effects.limits;
  const task = {client, total, what: "asking the hub", where: env.endpoint, outer: ended.signal};
  return inTime(task, async (limit) => {
    const hub = {client, limit};
    const ask = <A>(request: () => Promise<A>): Promise<A> => withRetries(request, {...hub, name: client.host});
    const head = await ask(() => headOf(hub));
    let later: Promise<string> | null = null;
    const movedTo = async (): Promise<string | null> => {
      const now = await (later ??= ask(() => headOf(hub)));
      return now === head ? null : now;
    };
    const done = await work({head, movedTo, filesAt: (revision) => ask(() => filesAt(revision, null, hub))});
    const now = await movedTo();
    if (now !== null) effects.log(`the dataset moved meanwhile, to ${now}: this is about ${head}; run it again`);
    return done;
  }).finally(() => {
    // Of several listings under way, those that are no longer wanted end without a word.
    ended.abort();
    return client.close();
  });
}

/** What the bytes of a file must be; one of the two hashes is known, or both. */
export interface Expected {
  bytes: number;
  sha256: string | null;
  gitSha1: string | null;
}

/**
 * What the hub itself lists for a file at a revision, where the catalogue knows no hash.
 *
 * @throws AcquireError, (integrity) when the listing contradicts the catalogue
 */
export async function listed({path}: ManifestFile, version: KnownBytes, hub: Asking): Promise<Expected> {
  const {bytes, revision} = version;
  const folder = dirname(path);
  const files = await filesAt(revision, folder === "." ? null : folder, hub);
  const found = files.find((file) => file.path === path);
  if (found?.bytes === bytes) return {...found, gitSha1: found.sha256 === null ? found.oid : null};
  const instead = `${found === undefined ? "no such file" : `${found.bytes} bytes`} in its listing`;
  throw fault("a listing that contradicts", hub.client.env.endpoint, {path, bytes, revision, found: instead});
}

/** What is taken from an entry; its names and hashes become paths, so they are held against what they can be. */
const entry = z.union([
  z.object({type: z.string().refine((type) => type !== "file")}),
  z.object({
    type: z.literal("file"),
    path: z.string(),
    size: z.int().nonnegative(),
    oid: z.string().regex(/^[0-9a-f]{40}$/),
    lfs: z.object({oid: z.string().regex(/^[0-9a-f]{64}$/)}).nullish()
  })
]);

/**
 * The files that the hub lists at a revision. (Listing, with its pages, is @huggingface/hub's; the requests are ours.)
 * One whose path could not be a file's inside a folder is left out, and that is said.
 *
 * @param under - a folder of the dataset; the whole dataset when null
 */
async function filesAt(revision: string, under: string | null, hub: Asking): Promise<ListedFile[]> {
  const {env, effects, host} = hub.client;
  const files: ListedFile[] = [];
  const faults: string[] = [];
  await asked(hub, async (hub) => {
    const entries = listFiles({
      repo: {type: "dataset", name: DATASET},
      revision,
      ...(under === null ? {recursive: true} : {path: under.split("/").map(encodeURIComponent).join("/")}),
      hubUrl: env.endpoint,
      fetch: hubFetch(hub, revision)
    });
    for await (const one of entries) {
      const found = entry.parse(one);
      if (!("path" in found)) continue;
      const {path, size, oid, lfs} = found;
      const odd = pathFault(path);
      if (odd !== null) faults.push(`${JSON.stringify(path.slice(0, 80))}, ${odd}`);
      else files.push({path, bytes: size, sha256: lfs?.oid ?? null, oid});
    }
  });
  if (faults.length > 0)
    effects.log(`${host}: ${faults.length} names of its listing are left out, such as ${faults[0]}`);
  return files;
}

/** The newest commit of the dataset. */
async function headOf(hub: Asking): Promise<string> {
  const {endpoint} = hub.client.env;
  const {sha}: {sha?: unknown} = await asked(hub, (hub) =>
    datasetInfo({name: DATASET, additionalFields: ["sha"], hubUrl: endpoint, fetch: hubFetch(hub)})
  );
  if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha)) return sha;
  throw fault("no commit", endpoint, {found: (JSON.stringify(sha) ?? "none").slice(0, 80)});
}

/**
 * Asks through the hub's library, in bounded time. What it makes of an answer that is no listing is an error of its
 * code; for the user it is the hub's.
 */
async function asked<T>({client, limit}: Asking, request: (hub: Asking) => Promise<T>): Promise<T> {
  const where = client.env.endpoint;
  const total = 4 * client.effects.limits.stall;
  const task = {client, total, what: "the hub's listing", where, outer: limit.signal};
  return inTime(task, (limit) => request({client, limit})).catch((cause: unknown) => {
    const foreign = [SyntaxError, TypeError, RangeError, z.ZodError].some((kind) => cause instanceof kind);
    if (!foreign) throw cause;
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const odd = issue && `an entry that is none (${[...issue.path, issue.message].join(": ")})`;
    // What ends too early may have been cut.
    const retryable = cause instanceof SyntaxError;
    throw fault("not the hub", where, {found: odd ?? (cause as Error).message}, {cause, retryable});
  });
}
