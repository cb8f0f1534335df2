import {dirname} from "node:path/posix";

import {listFiles} from "@huggingface/hub";

import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import {AcquireError} from "../AcquireError.js";
import {connectionError} from "./explain.js";
import type {HubClient} from "./HubClient.js";
import {HubError} from "./HubError.js";

/** What the bytes of a file must be; one of the two hashes is known, or both. */
export interface Expected {
  bytes: number;
  sha256: string | null;
  gitSha1: string | null;
}

/** A `fetch` over our client, for a library that wants one: same bounds, same care with the token. */
export function hubFetch(client: HubClient, signal: AbortSignal): typeof fetch {
  return async (input) => {
    const answer = await client.get(input instanceof Request ? input.url : input.toString(), {}, signal);
    const chunks: Uint8Array[] = [];
    try {
      for await (const chunk of answer.body) chunks.push(chunk);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw connectionError(error, answer.url);
    }
    return new Response(Buffer.concat(chunks), {headers: answer.headers});
  };
}

/**
 * What the hub itself lists for a file at a revision, where the catalogue knows no hash. (Listing, with its pages, is
 * @huggingface/hub's; the requests are ours.)
 *
 * @throws AcquireError (integrity) when the listing contradicts the catalogue, HubError.
 */
export async function listed(
  file: ManifestFile,
  version: KnownBytes,
  {client, endpoint, signal}: Hub
): Promise<Expected> {
  const entry = await understood(() => find(file.path, version.revision, {client, endpoint, signal}), endpoint);
  if (entry === null) throw contradiction(file, version, endpoint, "no such file, or no hash for it, in its listing");
  if (entry.bytes !== version.bytes)
    throw contradiction(file, version, endpoint, `${entry.bytes} bytes in its listing`);
  return entry;
}

interface Hub {
  client: HubClient;
  endpoint: string;
  signal: AbortSignal;
}

async function find(wanted: string, revision: string, {client, endpoint, signal}: Hub): Promise<Expected | null> {
  const entries = listFiles({
    repo: {type: "dataset", name: DATASET},
    revision,
    path: dirname(wanted),
    hubUrl: endpoint,
    fetch: hubFetch(client, signal)
  });
  for await (const {path, size, oid, lfs} of entries) {
    if (path !== wanted) continue;
    if (lfs !== undefined) return {bytes: size, sha256: lfs.oid, gitSha1: null};
    if (oid !== undefined) return {bytes: size, sha256: null, gitSha1: oid};
  }
  return null;
}

/** What the library makes of an answer that is no listing is an error of its code; for the user it is the hub's. */
export async function understood<T>(request: () => Promise<T>, endpoint: string): Promise<T> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    throw new HubError(
      {
        expected: "an answer in JSON",
        found: error.message,
        where: endpoint,
        next: "correct HF_ENDPOINT: it must have the hub's interface (/api/datasets/…), not only its files"
      },
      {brief: "an answer that is not the hub's", cause: error}
    );
  }
}

function contradiction(file: ManifestFile, version: KnownBytes, endpoint: string, found: string): AcquireError {
  return new AcquireError("integrity", {
    expected: `${file.path} with ${version.bytes} bytes at revision ${version.revision}`,
    found,
    where: endpoint,
    next: "correct the manifest's revision, path and bytes, or HF_ENDPOINT if it is a mirror"
  });
}
