import {type Duplex, Readable} from "node:stream";
import {createBrotliDecompress, createGunzip, createInflate} from "node:zlib";

import type {HubAnswer} from "./HubClient.js";
import {HubError} from "./HubError.js";
import {shownAddress} from "./shownAddress.js";

const decoders: Record<string, () => Duplex> = {
  gzip: createGunzip,
  "x-gzip": createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
};

/** Whether something on the way encoded the body, which it was asked not to. */
export const isEncoded = (headers: Record<string, string>): boolean => encodingsOf(headers).length > 0;

/** The body as it was before. @throws HubError for an encoding nobody knows */
export function decoded({body, headers, url}: Pick<HubAnswer, "body" | "headers" | "url">): AsyncIterable<Uint8Array> {
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
  return new HubError(
    {
      expected: "the file as it is (accept-encoding: identity)",
      found: `content-encoding: ${encoding}`,
      where: shownAddress(url),
      next: "a proxy on the way encodes what it should not: go round it (NO_PROXY), or use another network"
    },
    {brief: `encoded as ${encoding}`}
  );
}
