import {datasetInfo, listFiles} from "@huggingface/hub";

import {DATASET} from "../../releases/Manifest.js";
import type {Effects} from "../Effects.js";
import type {Environment} from "../environment.js";
import {HubClient} from "./HubClient.js";
import {HubError} from "./HubError.js";
import {hubFetch, understood} from "./listing.js";
import {timeLimit} from "./timeLimit.js";
import {withRetries} from "./withRetries.js";

/** A file as the hub lists it. */
export interface ListedFile {
  path: string;
  bytes: number;
  /** Of the content; null for a small file, which the hub knows by its git SHA-1. */
  sha256: string | null;
  /** Git's name for the file at its revision: the same at two revisions exactly when the content is. */
  oid: string;
}

/** What the hub has now. */
export interface Upstream {
  /** Commit at the head of the dataset. */
  head: string;
  /** Every file at a revision. */
  filesAt: (revision: string) => Promise<ListedFile[]>;
}

/**
 * Asks the hub what it has, and no more: nothing is downloaded.
 *
 * @throws HubError
 */
export async function withUpstream<T>(
  env: Pick<Environment, "endpoint" | "token">,
  {limits, log}: Pick<Effects, "limits" | "log">,
  work: (upstream: Upstream) => Promise<T>
): Promise<T> {
  const client = new HubClient(env, limits);
  const {signal, deadline, clear} = timeLimit(limits.total, env.endpoint, new AbortController().signal);
  const {host} = new URL(env.endpoint);
  const hub = {hubUrl: env.endpoint, fetch: hubFetch(client, signal)};
  const ask = <A>(request: () => Promise<A>): Promise<A> =>
    withRetries(() => understood(request, env.endpoint), {
      limits,
      tries: () => limits.tries,
      deadline,
      signal,
      repeat: ({retryable}) => retryable,
      log: (line) => log(`${host}: ${line}`)
    });
  try {
    const info = await ask(() => datasetInfo({name: DATASET, additionalFields: ["sha"], ...hub}));
    return await work({head: commitOf(info, env.endpoint), filesAt: (revision) => ask(() => all(revision, hub))});
  } finally {
    clear();
    await client.close();
  }
}

async function all(revision: string, hub: {hubUrl: string; fetch: typeof fetch}): Promise<ListedFile[]> {
  const files: ListedFile[] = [];
  const entries = listFiles({repo: {type: "dataset", name: DATASET}, revision, recursive: true, ...hub});
  for await (const {type, path, size, oid, lfs} of entries)
    if (type === "file" && oid !== undefined) files.push({path, bytes: size, sha256: lfs?.oid ?? null, oid});
  return files;
}

function commitOf({sha}: {sha?: unknown}, endpoint: string): string {
  if (typeof sha === "string" && /^[0-9a-f]{40}$/.test(sha)) return sha;
  throw new HubError(
    {
      expected: "the dataset's newest commit",
      found: JSON.stringify(sha) ?? "none",
      where: endpoint,
      next: "correct HF_ENDPOINT: it must have the hub's interface (/api/datasets/…), not only its files"
    },
    {brief: "no commit in its answer"}
  );
}
