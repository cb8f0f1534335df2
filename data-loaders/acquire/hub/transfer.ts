import {AcquireError} from "../../AcquireError.js";
import type {Bar} from "../progress.js";
import {decoded, isEncoded} from "./decoded.js";
import {connectionError} from "./explain.js";
import {type HubAnswer, type HubClient, refuseStart} from "./HubClient.js";
import {HubError, shownAddress} from "./HubError.js";
import {isStrongTag, type Partial} from "./Partial.js";
import type {TimeLimit} from "./withRetries.js";

/** What is handed through to the answer's end. */
interface Transfer {
  client: HubClient;
  limit: Pick<TimeLimit, "deadline" | "signal">;
  bar: Bar;
}

/** Answers by which a server says that it makes nothing of `Range`. */
const noRange = [400, 405, 412, 416, 501];

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
  {client, limit, bar}: Transfer
): Promise<string[]> {
  if (partial.bytes === size) return [];
  const answer = await ask(partial, address, {client, limit});
  try {
    await begin(partial, answer, size);
    for await (const chunk of decoded(answer)) {
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
    if (limit.signal.aborted) throw limit.signal.reason;
    // What the disk says has been told as such by `partial`; everything else that breaks a body is the network's doing.
    throw error instanceof AcquireError ? error : connectionError(error, answer.url);
  }
  if (partial.bytes < size) throw cutShort(answer.url, partial.bytes, size);
  return answer.tags;
}

/** For the rest, or for all where the server refuses to give a part. */
async function ask(
  partial: Partial,
  address: string,
  {client, limit}: Pick<Transfer, "client" | "limit">
): Promise<HubAnswer> {
  const range = resumption(partial);
  try {
    return await client.get(address, range, limit);
  } catch (error) {
    const refused = error instanceof HubError && noRange.includes(error.status ?? 0);
    if (!refused || range["range"] === undefined) throw error;
    await partial.reset();
    return client.get(address, {}, limit);
  }
}

/** Only a strong entity tag proves that the rest belongs to the same bytes. */
function resumption(partial: Partial): Record<string, string> {
  if (partial.bytes === 0 || partial.tag === null) return {};
  return {range: `bytes=${partial.bytes}-`, "if-range": partial.tag};
}

async function begin(partial: Partial, {status, headers, url}: HubAnswer, size: number): Promise<void> {
  const tag = strong(headers["etag"]);
  if (status === 206) {
    const same = partial.bytes === 0 || (tag !== null && tag === partial.tag);
    if (same && startsAt(headers["content-range"], size) === partial.bytes)
      return partial.bytes === 0 ? partial.setTag(tag) : undefined;
    await partial.reset();
    throw otherEntity(url, headers["content-range"]);
  }
  // 200: the server ignored the range, or the content is another now. Either way from the beginning.
  await partial.reset();
  const encoded = isEncoded(headers);
  const length = headers["content-length"];
  if (length !== undefined && !encoded && Number(length) !== size) throw wrongSize(url, size, length);
  await partial.setTag(encoded ? null : tag);
}

/** Where a part of a file of this size starts; it may be a shorter one than was asked for. Null for anything else. */
function startsAt(range: string | undefined, size: number): number | null {
  const found = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range ?? "");
  if (found === null) return null;
  const [start, end] = [Number(found[1]), Number(found[2])];
  return end < size && (found[3] === "*" || Number(found[3]) === size) ? start : null;
}

/** What can be sent back as it came; a weak tag, or a list of two, proves nothing. */
const strong = (tag: string | undefined): string | null => (isStrongTag(tag ?? "") ? tag! : null);

function wrongSize(url: URL, size: number, found: string): HubError {
  return new HubError({
    expected: `${size} bytes, as the catalogue has it`,
    found: found === "more" ? "more than that" : `${found} announced`,
    where: shownAddress(url),
    next: "nothing of it was kept; if it happens again, the address serves another file: check HF_ENDPOINT and the manifest",
    brief: "another size than the catalogue's",
    retryable: true,
    fault: "integrity"
  });
}

function cutShort(url: URL, bytes: number, size: number): HubError {
  return new HubError({
    expected: `${size} bytes`,
    found: `the end after ${bytes}`,
    where: shownAddress(url),
    next: "run it again: what has arrived is kept and continued",
    brief: "cut short",
    retryable: true
  });
}

function otherEntity(url: URL, range: string | undefined): HubError {
  return new HubError({
    expected: "the rest of the file that was begun",
    found: `part of something else (content-range: ${range ?? "none"})`,
    where: shownAddress(url),
    next: "nothing of it was kept; run it again",
    brief: "the file changed meanwhile; from the beginning",
    retryable: true
  });
}
