import {AcquireError} from "../../AcquireError.js";
import {fault} from "../../outside/fault.js";
import {notData} from "../notData.js";
import type {Headers, HubAnswer} from "./HubAnswer.js";
import {isStrongTag, type Partial} from "./Partial.js";

/** Answers by which a server says that it makes nothing of `Range`. */
const noRange: (number | null)[] = [400, 405, 412, 416, 501];

/**
 * One try: asks for what is missing and writes it. Afterwards `partial` is whole.
 * @throws AcquireError, retryable when another try may do better.
 */
export async function transfer(
  partial: Partial,
  get: (headers: Headers) => Promise<HubAnswer>,
  onBytes: (bytes: number) => void
): Promise<void> {
  const {size} = partial;
  if (partial.bytes === size) return;
  const answer = await ask(partial, get);
  try {
    await begin(partial, answer);
    for await (const chunk of answer.body) {
      // A page that does not say it is one, by its first bytes.
      const page = partial.bytes === 0 && chunk.length > 0 ? notData(chunk) : null;
      if (page !== null) throw fault("a page for the file", answer.url, {found: page.found});
      if (partial.bytes + chunk.length > size) {
        // Even if what came first was right: an address that goes on serves something else.
        await partial.reset();
        throw fault("another size", answer.url, {size, found: "more than that"});
      }
      await partial.write(chunk);
      onBytes(partial.bytes);
    }
  } finally {
    answer.cut();
  }
  if (partial.bytes < size) throw fault("cut short", answer.url, {size, bytes: partial.bytes});
}

/** For the rest, or for all where the server refuses to give a part. */
async function ask(partial: Partial, get: Parameters<typeof transfer>[1]): Promise<HubAnswer> {
  // Only a strong entity tag proves that the rest belongs to the same bytes.
  if (partial.bytes === 0 || partial.tag === null) return get({});
  try {
    return await get({range: `bytes=${partial.bytes}-`, "if-range": partial.tag});
  } catch (error) {
    if (!(error instanceof AcquireError) || !noRange.includes(error.status)) throw error;
    await partial.reset();
    return get({});
  }
}

async function begin(partial: Partial, {status, headers, url, encoded}: HubAnswer): Promise<void> {
  const {size, bytes} = partial;
  const {etag = "", "content-range": range = "none", "content-length": length} = headers;
  // What can be sent back as it came; a weak tag, or a list of two, proves nothing.
  const tag = isStrongTag(etag) && !encoded ? etag : null;
  if (status === 206) {
    if (startsAt(range, size) === bytes && (bytes === 0 || (tag !== null && tag === partial.tag)))
      return partial.setTag(tag);
    await partial.reset();
    throw fault("changed meanwhile", url, {range});
  }
  // 200: the server ignored the range, or the content is another now. Either way from the beginning.
  await partial.reset();
  if (length !== undefined && !encoded && Number(length) !== size)
    throw fault("another size", url, {size, found: `${length} announced`});
  await partial.setTag(tag);
}

/** Where a part of a file of this size starts; it may be a shorter one than was asked for. Null for anything else. */
function startsAt(range: string, size: number): number | null {
  const [, start, end, whole] = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(range) ?? [];
  return Number(end) < size && (whole === "*" || Number(whole) === size) ? Number(start) : null;
}
