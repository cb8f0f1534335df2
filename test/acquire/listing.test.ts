import {brotliCompressSync, deflateSync, gzipSync} from "node:zlib";

import {expect, test} from "vitest";

import type {Question} from "./hubServer.js";
import {claude, dataset, manifestOf, paths, workplace} from "./workplace.js";

/** 40 MB in 40 kB. */
const bomb = gzipSync(Buffer.alloc(40e6, " "));

const json = {"content-type": "application/json"};

async function check(misbehave: (question: Question) => boolean | Promise<boolean>, limits = {}) {
  const place = await workplace({listing: {misbehave}, limits});
  return {...place, ...(await place.data("check"))};
}

/** Where a count is to end it and not the time: many pages take a while on a busy machine. */
const patient = {stall: 10_000};

/** A listing is one to go on with, the answer about the head is not. */
const isTree = ({request}: Question): boolean => request.url!.includes("/tree/");

test.each([
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["gzip, identity", gzipSync],
  ["gzip, br", (body: Buffer) => brotliCompressSync(gzipSync(body))]
] as const)("%s though identity was asked: undone", async (encoding, compress) => {
  const {code, stderr} = await check(({response, answer}) => {
    const body = compress(Buffer.from(JSON.stringify(answer)));
    return !!response.writeHead(200, {...json, "content-encoding": encoding}).end(body);
  });
  expect(stderr).toBe("");
  expect(code).toBe(10);
});

test.each([0, 0.1, 0.5, 0.99])("cut off after %d of the body, once: asked again", async (part) => {
  let cut = 0;
  const {code} = await check((question) => {
    if (!isTree(question) || cut++ > 0) return false;
    const {response, answer} = question;
    const body = JSON.stringify(answer);
    response.writeHead(200, {...json, "content-length": body.length});
    response.write(body.slice(0, body.length * part), () => setTimeout(() => response.destroy(), 10));
    return true;
  });
  expect(code).toBe(10);
});

test.each([
  ["with its length announced", (length: number) => ({"content-length": length})],
  ["in chunks", () => ({})]
])("cut off every time, %s: one message, exit 5", async (_, headers) => {
  const {code, stderr} = await check(({response, answer}) => {
    const body = JSON.stringify(answer);
    response.writeHead(200, {...json, ...headers(body.length)});
    response.write(body.slice(0, body.length / 2), () => setTimeout(() => response.destroy(), 10));
    return true;
  });
  expect(code).toBe(5);
  expect(stderr).toMatch(/found the connection was cut \(4 times\)/);
});

test("ended too early as if it were whole, every time: one message, exit 5", async () => {
  const {code, stderr} = await check(
    ({response, answer}) => !!response.writeHead(200, json).end(JSON.stringify(answer).slice(0, -3))
  );
  expect(code).toBe(5);
  expect(stderr).toContain("expected an answer in JSON as the hub gives it");
});

test.each<[string, (nth: number, url: string) => string]>([
  ["to itself", (_nth, url) => url],
  ["in a circle of two", (nth, url) => `${url.split("&page")[0]}&page=${nth % 2}`],
  ["on and on", (nth, url) => `${url.split("&page")[0]}&page=${nth}`]
])("pages that lead %s: noticed, exit 5", async (_, to) => {
  let nth = 0;
  const {code, stderr, server} = await check((question) => {
    if (!isTree(question)) return false;
    const {request, response} = question;
    const link = `<http://${request.headers.host}${to(++nth, request.url!)}>; rel="next"`;
    return !!response.writeHead(200, {...json, link}).end("[]");
  }, patient);
  expect(code).toBe(5);
  expect(stderr).toContain("expected a listing that ends");
  expect(server.requests.length).toBeLessThan(1_500);
});

test("the next page at a relative address: found", async () => {
  const manifest = manifestOf();
  for (const file of manifest.files) file.known[0]!.sha256 = null;
  const {data, cached} = await workplace({
    manifest,
    listing: {
      misbehave: ({request, response, answer}) => {
        const entries = answer as unknown[];
        const [first, link] = request.url!.includes("page=2")
          ? [entries.slice(1), {}]
          : [entries.slice(0, 1), {link: `<${request.url!}&page=2>;rel=next`}];
        return !!response.writeHead(200, {...json, ...link}).end(JSON.stringify(first));
      }
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  ["as it is", {}, Buffer.alloc(1 << 20, " ")],
  ["compressed", {"content-encoding": "gzip"}, null]
])("a body without end, %s: cut off at a bound, exit 5, memory too", async (_, headers, block) => {
  const before = process.memoryUsage().rss;
  const {code, stderr} = await check(({response}) => {
    response.writeHead(200, {...json, ...headers});
    if (block === null) return !!response.end(bomb);
    const more = (): unknown => response.destroyed || response.write(block, more);
    more();
    return true;
  }, patient);
  expect(code).toBe(5);
  expect(stderr).toContain("found more than 32 MB");
  expect(process.memoryUsage().rss - before).toBeLessThan(1e9);
});

test("a body that drips without end: given up in time, exit 5", async () => {
  const {code, stderr} = await check(
    ({response}) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
      return true;
    },
    {stall: 150}
  );
  expect(code).toBe(5);
  expect(stderr).toContain("expected the hub's listing to end within 0.6 s");
});

const file = {type: "file", path: "x.csv", size: 1, oid: "0".repeat(40)};

test.each<[string, unknown]>([
  ["null", null],
  ["a number", 17],
  ["a text", "yes"],
  ["an object", {}],
  ["a list of nothing", [null]],
  ["a list of lists", [[[[]]]]],
  ["an entry without a path", [{...file, path: undefined}]],
  ["an entry with a path that is a number", [{...file, path: 5}]],
  ["an entry of negative size", [{...file, size: -1}]],
  ["an entry of a size that is text", [{...file, size: "1"}]],
  ["an entry of no whole size", [{...file, size: 1.5}]],
  ["a hash that is a path", [{...file, oid: "../../../../x"}]],
  ["a large file's hash that is a path", [{...file, lfs: {oid: "../../x", size: 1, pointerSize: 1}}]],
  ["a large file's hash that is none", [{...file, lfs: 5}]]
])("a listing that is %s: one message, exit 5", async (_, answer) => {
  const {code, stderr} = await check((question) => {
    if (!isTree(question)) return false;
    return !!question.response.writeHead(200, json).end(JSON.stringify(answer));
  });
  expect(code).toBe(5);
  expect(stderr).toContain("expected an answer in JSON as the hub gives it");
  expect(stderr.split("\n")).toHaveLength(4);
});

test.each<[string, string]>([
  ["nothing at all", ""],
  ["text", "welcome"],
  ["text that colours the screen", "\u001b[31mred"],
  ["brackets without end", "[".repeat(1_000_000)],
  ["bytes", "\u0000\u0001\u0002"],
  ["a byte order mark", "\ufeff"]
])("an answer that is %s: one message, exit 5", async (_, body) => {
  const {code, stderr} = await check(({response}) => !!response.writeHead(200, json).end(body));
  expect(code).toBe(5);
  expect(stderr.split("\n").slice(-4)[0]).toContain("expected an answer in JSON as the hub gives it");
  expect(stderr).not.toContain("\u001b");
  expect(stderr.length).toBeLessThan(2_000);
});

test.each<[string, unknown]>([
  ["null", null],
  ["a list", []],
  ["one without a commit", {id: "x"}],
  ["one whose commit is a path", {sha: "../../../x"}],
  ["one whose commit is a list", {sha: ["a".repeat(40)]}]
])("an answer about the head that is %s: one message, exit 5", async (_, answer) => {
  const {code, stderr} = await check(({response}) => !!response.writeHead(200, json).end(JSON.stringify(answer)));
  expect(code).toBe(5);
  expect(stderr.split("\n")).toHaveLength(4);
});

test("the dataset moved while it was asked: said, and never taken for nothing newer", async () => {
  const {code, stdout, stderr} = await check((question) => {
    if (isTree(question) || question.nth === 1) return false;
    return !!question.response.writeHead(200, json).end(JSON.stringify({id: "x", sha: "d".repeat(40)}));
  });
  expect(code).not.toBe(0);
  expect(stdout).toContain(`moved meanwhile to ${"d".repeat(40)}`);
  expect(stderr).toContain("the dataset moved meanwhile");
});

test("a listing of another revision than was asked for: said, exit 5", async () => {
  const {code, stderr} = await check(
    (question) =>
      isTree(question) && !!question.response.writeHead(200, {...json, "x-repo-commit": "d".repeat(40)}).end("[]")
  );
  expect(code).toBe(5);
  expect(stderr).toContain(`one about ${"d".repeat(40)}`);
});

test("a web page in the listing's place: one message, exit 5", async () => {
  const {code, stderr} = await check(
    ({response}) => !!response.writeHead(200, {"content-type": "text/html"}).end("<html>")
  );
  expect(code).toBe(5);
  expect(stderr).toContain("found a web page (HTML)");
});

test("in auto, what ails a listing is the reason for what is taken instead", async () => {
  const manifest = manifestOf();
  for (const one of manifest.files) one.known[0]!.sha256 = null;
  const {acquire} = await import("../../data-loaders/acquire/acquire.js");
  const {environment} = await import("../../data-loaders/acquire/environment.js");
  const {variables, effects} = await workplace({
    manifest,
    listing: {misbehave: ({response}) => !!response.writeHead(200, json).end("[17]")}
  });
  const acquired = await acquire(manifest, environment(variables), effects);
  expect(acquired.source).toBe("sample");
  expect(acquired.reason).toContain("an answer that is not the hub's");
  expect(acquired.files[0]!.path).toBe(claude.path);
});
