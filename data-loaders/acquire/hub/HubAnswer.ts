import {type Duplex, PassThrough, pipeline, type Readable} from "node:stream";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";

import {fault} from "../../outside/fault.js";
import type {Limit} from "../Effects.js";
import {connectionError} from "./explain.js";

/** Names in small letters. */
export type Headers = Record<string, string>;

type Raw = {status: number; headers: Headers; body: Readable};

/** An answer with a file, or with a part of one. */
export type HubAnswer = ReturnType<typeof hubAnswer>;

/** @throws AcquireError for a web page in place of a file, and for an encoding nobody knows */
export function hubAnswer({status, headers, body}: Raw, url: URL, limit: Limit) {
  // Cutting a body makes it emit an error, which nobody else would be listening for.
  const cut = (): void => void body.on("error", () => undefined).destroy();
  const names = (headers["content-encoding"] ?? "").split(",").map((name) => name.trim().toLowerCase());
  const encodings = names.filter((name) => name !== "" && name !== "identity");
  try {
    const page = /^\s*(text\/html|application\/xhtml)/i.test(headers["content-type"] ?? "");
    if (page) throw fault("a page for the file", url, {found: "a web page (HTML)"});
    return {
      status,
      /** Where the redirects ended. */
      url,
      headers,
      /** Whether something on the way encoded the body, which it was asked not to; here it is as it was before. */
      encoded: encodings.length > 0,
      /** Throws AcquireError for whatever breaks it. */
      body: arriving(decoded(body, encodings, url), url, limit),
      /** Ends the transfer; what is still under way is dropped. */
      cut
    };
  } catch (error) {
    cut();
    throw error;
  }
}

const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

/** @param encodings - in the order in which they were applied */
function decoded(body: Readable, encodings: string[], url: URL): Readable {
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
function arriving(body: Readable, url: URL, {signal}: Limit): AsyncIterable<Uint8Array> {
  const kept = new PassThrough({highWaterMark: MOST});
  let failure: Error | null = null;
  body.on("error", (error) => (failure = error)).on("close", () => kept.end());
  body.pipe(kept);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield* kept;
    if (failure !== null) throw signal.aborted ? signal.reason : connectionError(failure, url);
  }
  return chunks();
}
