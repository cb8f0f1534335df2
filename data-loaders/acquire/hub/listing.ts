import {dirname} from "node:path/posix";

import {datasetInfo, listFiles} from "@huggingface/hub";
import * as z from "zod";

import {fault} from "../../outside/fault.js";
import {pathFault} from "../../outside/pathFault.js";
import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import type {Limit} from "../Effects.js";
import type {HubClient} from "./HubClient.js";
import {hubFetch} from "./hubFetch.js";
import {inTime} from "./withRetries.js";

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
 * @throws AcquireError
 */
export async function filesAt(
  revision: string,
  under: string | null,
  client: HubClient,
  limit: Limit
): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  const faults: string[] = [];
  await asked(client, limit, async (limit) => {
    const entries = listFiles({
      repo: {type: "dataset", name: DATASET},
      revision,
      ...(under === null ? {recursive: true} : {path: under.split("/").map(encodeURIComponent).join("/")}),
      hubUrl: client.env.endpoint,
      fetch: hubFetch(client, limit, revision)
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
    client.effects.log(`${client.host}: ${faults.length} names of its listing are left out, such as ${faults[0]}`);
  return files;
}

/** The newest commit of the dataset. @throws AcquireError */
export async function headOf(client: HubClient, limit: Limit): Promise<string> {
  const {endpoint} = client.env;
  const {sha}: {sha?: unknown} = await asked(client, limit, (limit) =>
    datasetInfo({name: DATASET, additionalFields: ["sha"], hubUrl: endpoint, fetch: hubFetch(client, limit)})
  );
  if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha)) return sha;
  throw fault("no commit", endpoint, {found: (JSON.stringify(sha) ?? "none").slice(0, 80)});
}

/**
 * What the hub itself lists for a file at a revision, where the catalogue knows no hash.
 *
 * @throws AcquireError, (integrity) when the listing contradicts the catalogue
 */
export async function listed(
  {path}: ManifestFile,
  version: KnownBytes,
  client: HubClient,
  limit: Limit
): Promise<Expected> {
  const folder = dirname(path);
  const files = await filesAt(version.revision, folder === "." ? null : folder, client, limit);
  const found = files.find((file) => file.path === path);
  if (found?.bytes === version.bytes) {
    const {bytes, sha256, oid} = found;
    return {bytes, sha256, gitSha1: sha256 === null ? oid : null};
  }
  const instead = found === undefined ? "no such file in its listing" : `${found.bytes} bytes in its listing`;
  throw fault("a listing that contradicts", client.env.endpoint, {...version, note: null, path, found: instead});
}

/**
 * Asks through the hub's library, in bounded time. What it makes of an answer that is no listing is an error of its
 * code; for the user it is the hub's.
 */
async function asked<T>(client: HubClient, {signal: outer}: Limit, request: (limit: Limit) => Promise<T>): Promise<T> {
  const where = client.env.endpoint;
  const task = {client, total: 4 * client.effects.limits.stall, what: "the hub's listing", where, outer};
  return inTime(task, request).catch((cause: unknown) => {
    const foreign = [SyntaxError, TypeError, RangeError, z.ZodError].some((kind) => cause instanceof kind);
    if (!foreign) throw cause;
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const found = issue
      ? `an entry that is none (${[...issue.path, issue.message].join(": ")})`
      : (cause as Error).message;
    // What ends too early may have been cut.
    throw fault("not the hub", where, {found}, {cause, retryable: cause instanceof SyntaxError});
  });
}
