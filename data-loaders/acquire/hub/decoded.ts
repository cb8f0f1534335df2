import {type Duplex, Readable} from "node:stream";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";

import {HubError, shownAddress} from "./HubError.js";

const decoders: Record<string, () => Duplex> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

/** Whether something on the way encoded the body, which it was asked not to. */
export const isEncoded = (headers: Record<string, string>): boolean => encodingsOf(headers).length > 0;

interface Encoded {
  body: AsyncIterable<Uint8Array>;
  headers: Record<string, string>;
  url: URL;
}

/** The body as it was before. @throws HubError for an encoding nobody knows */
export function decoded({body, headers, url}: Encoded): AsyncIterable<Uint8Array> {
  return encodingsOf(headers).reduceRight<AsyncIterable<Uint8Array>>((inner, encoding) => {
    const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
    if (make === undefined) throw unknown(encoding, url);
    const source = Readable.from(inner);
    const decoder = make();
    source.on("error", (error) => decoder.destroy(error));
    return source.pipe(decoder);
  }, body);
}

/** In the order in which they were applied. */
function encodingsOf(headers: Record<string, string>): string[] {
  const names = (headers["content-encoding"] ?? "").split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "" && name !== "identity");
}

function unknown(encoding: string, url: URL): HubError {
  return new HubError({
    expected: "the file as it is (accept-encoding: identity)",
    found: `content-encoding: ${encoding}`,
    where: shownAddress(url),
    next: "a proxy on the way encodes what it should not: go round it (NO_PROXY), or use another network",
    brief: `encoded as ${encoding}`
  });
}

/** Bytes that may wait to be written before the sender is made to wait. */
const MOST = 4 << 20;

/**
 * The chunks of a body as they arrive. A stream that fails drops what nobody has read of it yet; here what arrived
 * before the failure is handed on first, so that a connection that is cut again and again still gets further.
 */
export function arriving(body: Readable): AsyncGenerator<Uint8Array> {
  const waiting: Uint8Array[] = [];
  const state = {bytes: 0, over: false, error: null as Error | null, wake: (): void => undefined};
  body.on("data", (chunk: Uint8Array) => {
    waiting.push(chunk);
    state.bytes += chunk.length;
    if (state.bytes > MOST) body.pause();
    state.wake();
  });
  body.on("error", (error) => (state.error = error));
  body.on("close", () => {
    state.over = true;
    state.wake();
  });
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      for (let chunk; (chunk = waiting.shift()) !== undefined;) {
        state.bytes -= chunk.length;
        if (body.isPaused() && state.bytes < MOST / 2) body.resume();
        yield chunk;
      }
      if (state.error !== null) throw state.error;
      if (state.over) return;
      await new Promise<void>((resolve) => (state.wake = resolve));
    }
  }
  return chunks();
}
