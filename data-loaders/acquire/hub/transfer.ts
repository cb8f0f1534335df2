import {Readable} from "node:stream";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";

import type {Bar} from "../progress.js";
import {connectionError, shownAddress} from "./explain.js";
import {type HubAnswer, type HubClient, refuseStart} from "./HubClient.js";
import {HubError} from "./HubError.js";
import type {Partial} from "./Partial.js";

/**
 * One try: asks for what is missing and writes it. Afterwards `partial` has `size` bytes.
 *
 * @returns the entity tags of the answers
 * @throws HubError, retryable when another try may do better.
 */
export async function transfer(
  partial: Partial,
  address: string,
  size: number,
  {client, signal, bar}: {client: HubClient; signal: AbortSignal; bar: Bar}
): Promise<string[]> {
  if (partial.bytes === size) return [];
  const answer = await client.get(address, resumption(partial), signal);
  try {
    await begin(partial, answer, size);
    for await (const chunk of plain(answer)) {
      if (partial.bytes === 0) refuseStart(chunk, answer.url);
      if (partial.bytes + chunk.length > size) {
        // Even if what came first was right: an address that goes on serves something else.
        await partial.reset();
        throw wrongSize(answer.url, size, "more");
      }
      await partial.write(chunk);
      bar.set(partial.bytes);
    }
  } catch (error) {
    answer.cut();
    if (signal.aborted) throw signal.reason;
    throw fromNetwork(error) ? connectionError(error, answer.url) : error;
  }
  if (partial.bytes < size) throw cutShort(answer.url, partial.bytes, size);
  return answer.tags;
}

/** Only a strong entity tag proves that the rest belongs to the same bytes. */
function resumption(partial: Partial): Record<string, string> {
  if (partial.bytes === 0 || partial.tag === null) return {};
  return {range: `bytes=${partial.bytes}-`, "if-range": partial.tag};
}

async function begin(partial: Partial, {status, headers, url}: HubAnswer, size: number): Promise<void> {
  const tag = strong(headers["etag"]);
  if (status === 206) {
    const range = `bytes ${partial.bytes}-${size - 1}/${size}`;
    if (partial.bytes > 0 && tag !== null && tag === partial.tag && headers["content-range"] === range) return;
    await partial.reset();
    throw otherEntity(url, headers["content-range"]);
  }
  // 200: the server ignored the range, or the content is another now. Either way from the beginning.
  await partial.reset();
  const encoded = encodingOf(headers) !== "identity";
  const length = headers["content-length"];
  if (length !== undefined && !encoded && Number(length) !== size) throw wrongSize(url, size, length);
  await partial.setTag(encoded ? null : tag);
}

const strong = (tag: string | undefined): string | null => (tag?.startsWith('"') ? tag : null);

const encodingOf = (headers: Record<string, string>): string =>
  headers["content-encoding"]?.trim().toLowerCase() || "identity";

/** The body as it was before a proxy compressed it, which it was asked not to. */
function plain({body, headers, url}: HubAnswer): AsyncIterable<Uint8Array> {
  const encoding = encodingOf(headers);
  if (encoding === "identity") return body;
  const decoder = {gzip: createGunzip, "x-gzip": createGunzip, deflate: createInflate, br: createBrotliDecompress}[
    encoding
  ];
  if (decoder === undefined)
    throw new HubError(
      {
        expected: "the file as it is (accept-encoding: identity)",
        found: `content-encoding: ${encoding}`,
        where: shownAddress(url),
        next: "a proxy on the way encodes what it should not: go round it (NO_PROXY), or use another network"
      },
      {brief: `encoded as ${encoding}`}
    );
  const source = Readable.from(body);
  const decoded = decoder();
  source.on("error", (error) => decoded.destroy(error));
  return source.pipe(decoded);
}

/** What the file system says is passed on as it is; everything else that breaks a body is the network's doing. */
function fromNetwork(error: unknown): boolean {
  if (error instanceof HubError) return false;
  const {syscall, code} = error as NodeJS.ErrnoException;
  return !(syscall !== undefined && ["write", "open", "ftruncate", "fsync"].includes(syscall)) && code !== "ENOSPC";
}

function wrongSize(url: URL, size: number, found: string): HubError {
  return new HubError(
    {
      expected: `${size} bytes, as the catalogue has it`,
      found: found === "more" ? "more than that" : `${found} announced`,
      where: shownAddress(url),
      next: "nothing of it was kept; if it happens again, the address serves another file: check HF_ENDPOINT and the manifest"
    },
    {brief: "another size than the catalogue's", retryable: true, fault: "integrity"}
  );
}

function cutShort(url: URL, bytes: number, size: number): HubError {
  return new HubError(
    {
      expected: `${size} bytes`,
      found: `the end after ${bytes}`,
      where: shownAddress(url),
      next: "run it again: what has arrived is kept and continued"
    },
    {brief: "cut short", retryable: true}
  );
}

function otherEntity(url: URL, range: string | undefined): HubError {
  return new HubError(
    {
      expected: "the rest of the file that was begun",
      found: `part of something else (content-range: ${range ?? "none"})`,
      where: shownAddress(url),
      next: "nothing of it was kept; run it again"
    },
    {brief: "the file changed meanwhile; from the beginning", retryable: true}
  );
}
