import {type Duplex, PassThrough, pipeline, type Readable} from "node:stream";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";

import {fault} from "../../outside/fault.js";

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

/** How something on the way encoded a body, which it was asked not to: the last encoding last. */
export function encodingsOf(header = ""): string[] {
  const names = header.split(",").map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== "" && name !== "identity");
}

/** A body as it was before it was encoded. @throws AcquireError for an encoding nobody knows */
export function decoded(body: Readable, encodings: string[], url: URL): Readable {
  const decoding = encodings.toReversed().map((encoding) => {
    const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
    if (make === undefined) throw fault("unknown encoding", url, {encoding});
    return make();
  });
  return decoding.reduce<Readable>((from, to) => pipeline(from, to, () => undefined), body);
}

/** Bytes that may wait to be written before the sender is made to wait. */
const MOST = 4 << 20;

/**
 * The chunks of a body as they arrive. A stream that fails drops what nobody has read of it yet; here what arrived
 * before the failure is handed on first, so that a connection that is cut again and again still gets further.
 */
export function arriving(body: Readable): AsyncIterable<Uint8Array> {
  const kept = new PassThrough({highWaterMark: MOST});
  let failure: Error | null = null;
  body.on("error", (error) => (failure = error)).on("close", () => kept.end());
  body.pipe(kept);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* kept;
    if (failure !== null) throw failure as Error;
  }
  return chunks();
}
