import {dirname} from "node:path/posix";

import {listFiles} from "@huggingface/hub";

import {DATASET, type KnownBytes, type ManifestFile} from "../../releases/Manifest.js";
import {AcquireError} from "../AcquireError.js";
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
    for await (const chunk of answer.body) chunks.push(chunk);
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
  {client, endpoint, signal}: {client: HubClient; endpoint: string; signal: AbortSignal}
): Promise<Expected> {
  const entries = listFiles({
    repo: {type: "dataset", name: DATASET},
    revision: version.revision,
    path: dirname(file.path),
    hubUrl: endpoint,
    fetch: hubFetch(client, signal)
  });
  for await (const {path, size, oid, lfs} of asJson(entries, endpoint)) {
    if (path !== file.path) continue;
    if (size !== version.bytes) throw contradiction(file, version, endpoint, `${size} bytes in its listing`);
    if (lfs !== undefined) return {bytes: size, sha256: lfs.oid, gitSha1: null};
    if (oid !== undefined) return {bytes: size, sha256: null, gitSha1: oid};
  }
  throw contradiction(file, version, endpoint, "no such file, or no hash for it, in its listing");
}

async function* asJson<T>(entries: AsyncGenerator<T>, endpoint: string): AsyncGenerator<T> {
  try {
    yield* entries;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof TypeError)) throw error;
    throw new HubError(
      {
        expected: "a listing of files in JSON",
        found: error.message,
        where: endpoint,
        next: "correct HF_ENDPOINT: it must have the hub's interface (/api/datasets/…), not only its files"
      },
      {brief: "no listing of files", cause: error}
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
