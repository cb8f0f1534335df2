import type {IncomingMessage} from "node:http";
import {brotliCompressSync, deflateSync, gzipSync} from "node:zlib";

import {expect, test} from "vitest";

import {cutAfterHalf, tagOf} from "./hubServer.js";
import {claude, dataset, manifestOf, paths, statements, workplace} from "./workplace.js";

const flipped = (content: Buffer): Buffer => {
  const copy = Buffer.from(content);
  copy[copy.length >> 1]! ^= 1;
  return copy;
};

test("one flipped byte, once: noticed by the hash, downloaded again from the beginning, exit 0", async () => {
  const {data, cached, logged, server} = await workplace({
    misbehave: ({file, nth, response}) =>
      file === claude && nth === 1 && !!response.writeHead(200, {etag: tagOf(file)}).end(flipped(file.content))
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toContain("damaged on the way (wrong hash); try 2 of 4");
  expect(server.requests.filter(({url}) => url.includes("claude_ai"))[1]?.headers["range"]).toBeUndefined();
  expect(await cached()).toEqual(paths(dataset));
});

test("one flipped byte, every time: both hashes in the message, exit 4, nothing kept", async () => {
  const {data, cached, partials, server} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(200, {etag: tagOf(file)}).end(flipped(file.content))
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(4);
  expect(stderr).toMatch(/expected sha256 [0-9a-f]{64}\n {2}found [0-9a-f]{64}, with the right number of bytes/);
  expect(server.asked(claude.path)).toBe(2);
  expect(await cached()).not.toContain(claude.path);
  expect((await partials()).filter((file) => file.includes(tagOf(claude).slice(1, 20)))).toEqual([]);
});

test("a flipped byte in a part that was continued: noticed, downloaded whole, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, nth, request, response, ...rest}) => {
      if (file !== claude || nth > 2) return false;
      if (nth === 1) return cutAfterHalf({file, response, ...rest});
      const start = Number(/\d+/.exec(request.headers.range ?? "")?.[0]);
      const {length} = file.content;
      const body = Buffer.from(file.content.subarray(start));
      body[0]! ^= 1;
      response.writeHead(206, {etag: tagOf(file), "content-range": `bytes ${start}-${length - 1}/${length}`}).end(body);
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBe(3);
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  ["smaller", -1],
  ["larger", 1]
])("wrong Content-Length, %s than the catalogue's: refused before the body is read, exit 4", async (_, by) => {
  const {data, cached, partials} = await workplace({
    misbehave: ({file, response}) => {
      if (file !== claude) return false;
      response.writeHead(200, {"content-length": file.content.length + by});
      response.write(file.content.subarray(0, 1000));
      return true;
    }
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(4);
  expect(stderr).toContain(`expected ${claude.content.length} bytes, as the catalogue has it`);
  expect(stderr).toContain(`found ${claude.content.length + by} announced (2 times)`);
  expect(await cached()).not.toContain(claude.path);
  expect((await partials()).filter((file) => file.includes(tagOf(claude).slice(1, 20)))).toEqual([]);
});

test("a body longer than the catalogue's, unannounced: cut off, exit 4", async () => {
  const {data, cached} = await workplace({
    misbehave: ({file, response}) => {
      if (file !== claude) return false;
      response.writeHead(200, {etag: tagOf(file)});
      const more = (): unknown => response.destroyed || response.write(file.content, more);
      more();
      return true;
    }
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(4);
  expect(stderr).toContain("found more than that");
  expect(await cached()).not.toContain(claude.path);
});

test("Range ignored: 200 with the whole body starts again from the beginning, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: (exchange) => {
      if (exchange.file !== claude) return false;
      if (exchange.nth === 1) return cutAfterHalf(exchange);
      exchange.response.writeHead(200, {"content-length": claude.content.length}).end(claude.content);
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.requests.filter(({url}) => url.includes("claude_ai"))[1]).toMatchObject({status: 200});
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  ["another entity tag", {etag: '"another"'}],
  ["no entity tag", {}],
  ["a weak entity tag", {etag: `W/${tagOf(claude)}`}],
  ["another part", {etag: tagOf(claude), "content-range": "bytes 0-9/10"}]
])("Range on a changed entity: 206 with %s is thrown away, downloaded whole, exit 0", async (_, headers) => {
  const {data, cached, logged} = await workplace({
    misbehave: ({file, nth, request, response, ...rest}) => {
      if (file !== claude || nth > 2) return false;
      if (nth === 1) return cutAfterHalf({file, response, ...rest});
      const start = Number(/\d+/.exec(request.headers.range ?? "")?.[0]);
      const {length} = file.content;
      response
        .writeHead(206, {"content-range": `bytes ${start}-${length - 1}/${length}`, ...headers})
        .end(Buffer.alloc(length - start, "x"));
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toContain("the file changed meanwhile; from the beginning");
  expect(await cached()).toEqual(paths(dataset));
});

test("an answer without an entity tag is never continued", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, nth, response}) => {
      if (file !== claude || nth > 1) return false;
      response.writeHead(200).end(file.content.subarray(0, 1000));
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.requests.filter(({url}) => url.includes("claude_ai"))[1]?.headers["range"]).toBeUndefined();
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  ["gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync]
] as const)("%s where none was asked: undone, verified, exit 0", async (encoding, compress) => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, response}) => {
      const body = compress(file.content);
      response.writeHead(200, {"content-encoding": encoding, "content-length": body.length}).end(body);
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.requests.map(({headers}) => headers["accept-encoding"])).toEqual(dataset.map(() => "identity"));
  expect(await cached()).toEqual(paths(dataset));
});

test("gzip that is broken: tried again, exit 0", async () => {
  const {data, cached} = await workplace({
    misbehave: ({file, nth, response}) => {
      if (file !== claude || nth > 1) return false;
      response.writeHead(200, {"content-encoding": "gzip"}).end(gzipSync(file.content).subarray(0, 5_000));
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("an encoding nobody knows: refused by its name, exit 5", async () => {
  const {data, cached} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(200, {"content-encoding": "rot13"}).end(file.content)
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("found content-encoding: rot13");
  expect(await cached()).not.toContain(claude.path);
});

test("a hash the catalogue leaves to the hub: taken from its listing, sha256 or git's", async () => {
  const manifest = manifestOf();
  for (const file of manifest.files) file.known[0]!.sha256 = null;
  const {data, cached, server} = await workplace({manifest});
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
  expect(server.requests.filter(({url}) => url.includes("/tree/"))).toHaveLength(dataset.length);
  // And it is verified later without asking again.
  await server.close();
  expect(await data("verify", manifest.release)).toMatchObject({code: 0});
});

test("a hash from the listing is kept to: a flipped byte is noticed, exit 4", async () => {
  const manifest = manifestOf();
  for (const file of manifest.files) file.known[0]!.sha256 = null;
  const {data, cached} = await workplace({
    manifest,
    misbehave: ({file, response}) => file === statements && !!response.writeHead(200).end(flipped(file.content))
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(4);
  expect(stderr).toMatch(/expected git blob SHA-1 [0-9a-f]{40}/);
  expect(await cached()).not.toContain(statements.path);
});

test("a listing that contradicts the catalogue: exit 4 before anything is downloaded", async () => {
  const manifest = manifestOf();
  Object.assign(manifest.files[0]!.known[0]!, {sha256: null, bytes: 17});
  const {data, cached} = await workplace({manifest});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(4);
  expect(stderr).toContain("with 17 bytes at revision");
  expect(stderr).toContain(`found ${claude.content.length} bytes in its listing`);
  expect(await cached()).not.toContain(claude.path);
});

/** Whether the rest of a file is asked for. */
const isRest = ({request}: {request: IncomingMessage}): boolean => request.headers.range !== undefined;

test.each([400, 405, 412, 416, 501])(
  "Range answered with %i, always, though a plain request works: asked for whole, exit 0",
  async (status) => {
    const {data, cached} = await workplace({
      misbehave: (exchange) => {
        if (exchange.file !== claude) return false;
        if (isRest(exchange)) return !!exchange.response.writeHead(status).end();
        return exchange.nth < 4 && cutAfterHalf(exchange);
      }
    });
    expect(await data("fetch")).toMatchObject({code: 0});
    expect(await cached()).toEqual(paths(dataset));
  }
);

test("416, once, to a plain request too: tried again, exit 0", async () => {
  const {data, cached} = await workplace({
    misbehave: ({nth, response}) => nth === 1 && !!response.writeHead(416).end()
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("416 to everything: exit 5 after the last try", async () => {
  const {data} = await workplace({misbehave: ({response}) => !!response.writeHead(416).end()});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("found HTTP 416 (4 times)");
});

test.each([
  ["its size", (start: number, end: number, size: number) => `bytes ${start}-${end}/${size}`],
  ["no size", (start: number, end: number) => `bytes ${start}-${end}/*`]
])("parts shorter than asked for, with %s: put together, exit 0", async (_, rangeOf) => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, request, response}) => {
      if (file !== claude) return false;
      const start = Number(/\d+/.exec(request.headers.range ?? "0")![0]);
      const {length} = file.content;
      const end = Math.min(length, start + Math.ceil(length / 10));
      response
        .writeHead(206, {etag: tagOf(file), "content-range": rangeOf(start, end - 1, length)})
        .end(file.content.subarray(start, end));
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBe(10);
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  ["no range", {}],
  ["a range of another file", {"content-range": "bytes 0-9/10"}],
  ["a range of no sense", {"content-range": "bytes x-y/z"}],
  ["a range of another unit", {"content-range": "lines 0-9/10"}],
  ["a range beyond the end", {"content-range": `bytes 0-${claude.content.length}/${claude.content.length}`}]
])("a part that nobody asked for, with %s: never kept, exit 5", async (_, headers) => {
  const {data, cached} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(206, {etag: tagOf(file), ...headers}).end(file.content.subarray(0, 10))
  });
  expect(await data("fetch")).toMatchObject({code: 5});
  expect(await cached()).not.toContain(claude.path);
});

test.each(['W/"weak"', '"a", "b"', '"with a space"', "bare", '"', '"\u00e9"', '""'])(
  "an entity tag such as %s: never an obstacle, exit 0",
  async (etag) => {
    const {data, cached} = await workplace({
      misbehave: ({file, nth, response}) => {
        if (file !== claude || nth > 1) return false;
        response.writeHead(200, {etag, "content-length": file.content.length});
        response.write(file.content.subarray(0, 100_000), () => setTimeout(() => response.destroy(), 20));
        return true;
      }
    });
    expect(await data("fetch")).toMatchObject({code: 0});
    expect(await cached()).toEqual(paths(dataset));
  }
);

test.each([
  ["gzip over brotli", "br, gzip", (body: Buffer) => gzipSync(brotliCompressSync(body))],
  ["identity beside gzip", "identity, gzip", gzipSync],
  ["gzip in capitals", " GZIP ", gzipSync],
  ["nothing named", "", (body: Buffer) => body]
])("%s where none was asked: undone, exit 0", async (_, encoding, compress) => {
  const {data, cached} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(200, {"content-encoding": encoding}).end(compress(file.content))
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test.each(["constructor", "__proto__", "zstd", "gzip;q=1"])(
  "an encoding called %s: refused by its name",
  async (name) => {
    const {data} = await workplace({
      misbehave: ({response}) => !!response.writeHead(200, {"content-encoding": name}).end("x")
    });
    const {code, stderr} = await data("fetch");
    expect(code).toBe(5);
    expect(stderr).toContain(`found content-encoding: ${name}`);
  }
);

test("a small body that unpacks to one without end: cut off at the size of the file, exit 4", async () => {
  const bomb = gzipSync(Buffer.alloc(50e6, "x"));
  const {data, cached} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(200, {"content-encoding": "gzip"}).end(bomb)
  });
  expect(await data("fetch")).toMatchObject({code: 4});
  expect(await cached()).not.toContain(claude.path);
});
