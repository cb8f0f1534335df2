import {spawn} from "node:child_process";
import dns from "node:dns";
import {once} from "node:events";
import {connect} from "node:net";

import {expect, onTestFinished, test} from "vitest";

import {cutAfterHalf, drip, stallAfterHalf, tagOf} from "./hubServer.js";
import {claude, dataset, paths, statements, workplace} from "./workplace.js";

const theLargest = /claude_ai\.csv/;

test("all well: every file is downloaded once, verified, and laid out as Hugging Face's own cache", async () => {
  const {data, cached, partials, server} = await workplace();
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
  expect(await partials()).toEqual([]);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.requests).toHaveLength(dataset.length);
});

test("connection refused: says so after every try, exit 5, cache empty", async () => {
  const {data, cached, server} = await workplace();
  await server.close();
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toMatch(/expected an answer from 127\.0\.0\.1:\d+\n {2}found connection refused \(4 times\)/);
  expect(stderr).toContain("AEI_DATA_DIR");
  expect(await cached()).toEqual([]);
});

test("connection refused: the trouble is told once, not once a file", async () => {
  const {data, server, logged} = await workplace({limits: {backoff: 1, longestBackoff: 1}});
  await server.close();
  await data("fetch");
  expect(logged.filter((line) => line.includes("try 2 of 4"))).toHaveLength(1);
});

test("DNS failure: names the host, exit 5, cache empty", async () => {
  const {data, cached} = await workplace({
    variables: {HF_ENDPOINT: "http://no-such-host.invalid"},
    // A resolver that is itself out of reach takes its time.
    limits: {connect: 15_000, total: 40_000, tries: 2}
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toMatch(/no-such-host\.invalid\n {2}found .*\(DNS\)/);
  expect(await cached()).toEqual([]);
});

test("reset halfway, then fine: continued where it stopped, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: (exchange) => exchange.file === claude && exchange.nth === 1 && cutAfterHalf(exchange)
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  const [, again] = server.requests.filter(({url}) => theLargest.test(url));
  expect(again?.headers["range"]).toMatch(/^bytes=[1-9]\d+-$/);
  expect(again?.headers["if-range"]).toBe(tagOf(claude));
  expect(again?.status).toBe(206);
  expect(await cached()).toEqual(paths(dataset));
});

test("reset halfway every time: exit 5, nothing in the cache, and the next run continues what had arrived", async () => {
  let broken = true;
  const {data, cached, partials, server} = await workplace({
    misbehave: (exchange) => {
      if (!broken || exchange.file !== claude) return false;
      if (exchange.nth === 1) return cutAfterHalf(exchange);
      exchange.response.destroy();
      return true;
    }
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("the connection was cut (4 times)");
  expect(await cached()).not.toContain(claude.path);
  expect(await partials()).not.toEqual([]);
  broken = false;
  const before = server.requests.length;
  expect(await data("fetch")).toMatchObject({code: 0});
  const next = server.requests.slice(before).find(({url}) => theLargest.test(url));
  expect(next?.headers["range"]).toMatch(/^bytes=[1-9]\d+-$/);
  expect(await cached()).toEqual(paths(dataset));
  expect(await partials()).toEqual([]);
});

test("stall halfway, then fine: cut off, continued, exit 0", async () => {
  const {data, cached, logged} = await workplace({
    misbehave: (exchange) => exchange.file === claude && exchange.nth === 1 && stallAfterHalf(exchange)
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toContain("nothing more came (stalled); try 2 of 4");
  expect(await cached()).toEqual(paths(dataset));
});

test("stall every time: exit 5 after the last try", async () => {
  const {data, cached} = await workplace({misbehave: stallAfterHalf, limits: {stall: 200, tries: 2}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("nothing more came (stalled) (2 times)");
  expect(await cached()).toEqual([]);
});

test("no answer at all: exit 5 after the last try", async () => {
  const {data, cached} = await workplace({misbehave: () => true, limits: {stall: 200, tries: 2}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("no answer in time (2 times)");
  expect(await cached()).toEqual([]);
});

test("slow drip: as long as bytes come it goes on, exit 0", async () => {
  const {data, cached} = await workplace({
    misbehave: (exchange) => exchange.file === statements && drip(exchange, 40),
    limits: {stall: 1_000}
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("slow drip without end: given up when the total time is used, exit 5, and what came is kept", async () => {
  const {data, cached, partials} = await workplace({
    misbehave: (exchange) => exchange.file === claude && drip(exchange, 1_000_000),
    limits: {total: 1_000}
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("expected the download to end within 1 s");
  expect(stderr).toContain("what has arrived is kept and continued");
  expect(await cached()).not.toContain(claude.path);
  expect(await partials()).not.toEqual([]);
});

test("truncated body, length announced: continued, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: (exchange) => exchange.file === claude && exchange.nth < 3 && cutAfterHalf(exchange)
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBe(3);
  expect(await cached()).toEqual(paths(dataset));
});

test("truncated body that ends as if it were whole: continued, exit 0", async () => {
  const {data, cached, logged, server} = await workplace({
    misbehave: ({file, nth, response}) => {
      if (file !== claude || nth > 1) return false;
      response.writeHead(200, {etag: tagOf(file)}).end(file.content.subarray(0, 100_000));
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toContain("cut short; try 2 of 4");
  expect(server.requests.filter(({url}) => theLargest.test(url))[1]?.headers["range"]).toBe("bytes=100000-");
  expect(await cached()).toEqual(paths(dataset));
});

test("both platform files are under way at once", async () => {
  const waiting = new Set<string>();
  const {data} = await workplace({
    misbehave: async ({file, well}) => {
      if (file === statements) return false;
      // Neither is answered before both are asked for: one after the other would never end.
      waiting.add(file.path);
      while (waiting.size < 2) await new Promise((resolve) => setTimeout(resolve, 5));
      well();
      return true;
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
});

test.each([
  ["every tenth", 10],
  ["every hundredth", 100]
])("a connection cut at %s of the file, which always gets further: exit 0", async (_, parts) => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, request, response}) => {
      if (file !== claude) return false;
      const start = Number(/\d+/.exec(request.headers.range ?? "0")![0]);
      const {length} = file.content;
      const end = Math.min(length, start + Math.ceil(length / parts));
      response.writeHead(start === 0 ? 200 : 206, {
        etag: tagOf(file),
        "content-length": length - start,
        ...(start === 0 ? {} : {"content-range": `bytes ${start}-${length - 1}/${length}`})
      });
      response.write(file.content.subarray(start, end), () => (end === length ? response.end() : response.destroy()));
      return true;
    },
    limits: {backoff: 1, longestBackoff: 1}
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBeGreaterThan(4);
  expect(await cached()).toEqual(paths(dataset));
});

test("a connection that gets further once, then never: as many tries as ever after that, exit 5", async () => {
  const {data, server} = await workplace({
    misbehave: (exchange) => {
      if (exchange.file !== claude) return false;
      return exchange.nth === 4 ? cutAfterHalf(exchange) : !!exchange.response.destroy();
    }
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("(4 times)");
  expect(server.asked(claude.path)).toBe(7);
});

test.each([
  ["an error", 503],
  ["a redirect", 302]
])("%s with a body without end: not read to the end", async (_, status) => {
  const {data, cached} = await workplace({
    misbehave: ({nth, request, response}) => {
      if (nth > 1) return false;
      response.writeHead(status, status === 302 ? {location: `${request.url}?again`} : {});
      const timer = setInterval(() => response.write("x"), 10);
      response.on("close", () => clearInterval(timer));
      return true;
    },
    limits: {stall: 60_000}
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test.each([
  [
    "a head without end",
    "HTTP/1.1 200 OK\r\n" + `X-A: ${"a".repeat(1_000)}\r\n`.repeat(100),
    "an answer whose head has no end"
  ],
  ["something else than HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n", "an answer that is not HTTP"],
  ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello", "the connection was cut"],
  ["a length below nothing", "HTTP/1.1 200 OK\r\ncontent-length: -5\r\n\r\nhello", "an answer that is not HTTP"],
  ["nothing", "", "the connection was cut"]
])("an answer that is %s: told so, exit 5", async (_, text, brief) => {
  const {data, cached} = await workplace({
    misbehave: ({response}) => !!response.socket!.end(text),
    limits: {tries: 2}
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain(`found ${brief} (2 times)`);
  expect(await cached()).toEqual([]);
});

/** A server that takes no connection, with no room for one to wait, until it goes on. */
async function sleepingServer(): Promise<{port: number; wake: () => void}> {
  const code = `const server = require("http").createServer((_, response) => response.writeHead(404).end());
    server.listen(0, "127.0.0.1", 1, () => console.log(server.address().port));`;
  const child = spawn(process.execPath, ["-e", code], {stdio: ["ignore", "pipe", "ignore"]});
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const port = Number(line.toString());
  child.kill("SIGSTOP");
  // What the system itself accepts of connections until its queue is full.
  const fillers = Array.from({length: 4}, () => connect(port, "127.0.0.1").on("error", () => undefined));
  onTestFinished(() => fillers.forEach((filler) => void filler.destroy()));
  await new Promise((resolve) => setTimeout(resolve, 50));
  return {port, wake: () => void child.kill("SIGCONT")};
}

test("a connection that takes a second to one of two addresses, the other being none: waited for", async () => {
  const {port, wake} = await sleepingServer();
  const real = dns.lookup;
  onTestFinished(() => void (dns.lookup = real));
  const both = [
    {address: "127.0.0.1", family: 4},
    {address: "::1", family: 6}
  ];
  const {data} = await workplace({
    variables: {HF_ENDPOINT: `http://two.addresses.test:${port}`},
    limits: {connect: 10_000, tries: 1}
  });
  dns.lookup = ((_host: string, _options: unknown, callback: (error: null, found: unknown) => void) =>
    callback(null, both)) as never;
  setTimeout(wake, 400);
  const {stderr} = await data("fetch");
  expect(stderr).toContain("found HTTP 404");
});
