import {createServer, type IncomingMessage} from "node:http";
import {type AddressInfo, connect, type Socket} from "node:net";

import {expect, onTestFinished, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {environment, isLoopback} from "../../data-loaders/acquire/environment.js";
import {start} from "./process.js";
import {dataset, manifestOf, paths, workplace} from "./workplace.js";

interface Proxy {
  /** Without a scheme. */
  host: string;
  /** What it was asked to connect to, and with which password. */
  asked: {url: string; authorization: string | undefined}[];
}

/** A real proxy on loopback that leads every connection to one server, or answers in its own way. */
async function proxyTo(url: string, answer: ((request: IncomingMessage, socket: Socket) => boolean) | null = null) {
  const asked: Proxy["asked"] = [];
  const sockets = new Set<Socket>();
  const proxy = createServer((_request, response) => void response.writeHead(500).end());
  proxy.on("connection", (socket) => sockets.add(socket.on("error", () => undefined)));
  proxy.on("connect", (request: IncomingMessage, socket: Socket) => {
    asked.push({url: request.url ?? "", authorization: request.headers["proxy-authorization"]});
    if (answer?.(request, socket) === true) return;
    const inner = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      inner.pipe(socket).pipe(inner);
    });
    sockets.add(inner.on("error", () => undefined));
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });
  return {host: `127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked};
}

const away = {HF_ENDPOINT: "http://hub.invalid"};

test.each(["", "http://"])("a proxy given as %s<host>: used", async (scheme) => {
  const {data, cached, server, variables} = await workplace({variables: away});
  const {host, asked} = await proxyTo(server.url);
  variables["HTTP_PROXY"] = `${scheme}${host}`;
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(asked.map(({url}) => url)).toContain("hub.invalid:80");
  expect(await cached()).toEqual(paths(dataset));
});

test("in small letters it comes first, and a password is sent and never shown", async () => {
  const {data, server, variables, logged} = await workplace({variables: away});
  const {host, asked} = await proxyTo(server.url);
  Object.assign(variables, {http_proxy: `me:s%65cret@${host}`, HTTP_PROXY: "http://127.0.0.1:1"});
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(asked[0]!.authorization).toBe(`Basic ${Buffer.from("me:secret").toString("base64")}`);
  const {stdout, stderr} = await data("status", "--json");
  expect([stdout, stderr, ...logged].join()).not.toMatch(/secret|s%65cret/);
});

test("NO_PROXY goes round it", async () => {
  const {data, server, variables} = await workplace({variables: away, limits: {connect: 15_000, tries: 1}});
  const {host, asked} = await proxyTo(server.url);
  Object.assign(variables, {HTTP_PROXY: host, NO_PROXY: "example.org, .invalid"});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("(DNS)");
  expect(stderr).not.toContain("through the proxy");
  expect(asked).toEqual([]);
});

test.each([
  [407, "HTTP 407: the proxy asks for a name and a password", "the proxy asks for a password (HTTP 407)", 1],
  [403, "HTTP 403 from the proxy", "the proxy refuses (HTTP 403)", 1],
  [503, "HTTP 503 from the proxy (4 times)", "the proxy refuses (HTTP 503)", 4]
])("a proxy that answers %i: told as such, exit 5; the reason in auto", async (status, found, reason, tries) => {
  const {data, server, variables, effects} = await workplace({variables: away});
  const {host, asked} = await proxyTo(
    server.url,
    (_, socket) => !!socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`)
  );
  variables["HTTP_PROXY"] = `http://me:secret@${host}`;
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain(`found ${found}`);
  expect(stderr).toContain(`through the proxy ${host}`);
  expect(stderr).not.toContain("secret");
  expect(asked.length).toBeLessThanOrEqual(tries * dataset.length);
  const acquired = await acquire(manifestOf(), environment(variables), effects);
  expect(acquired).toMatchObject({source: "sample"});
  expect(acquired.reason).toContain(`hub.invalid: ${reason}`);
});

test("a proxy that takes the connection and says nothing: given up in time", async () => {
  const {data, server, variables} = await workplace({variables: away, limits: {stall: 200, tries: 2}});
  const {host} = await proxyTo(server.url, () => true);
  variables["HTTP_PROXY"] = host;
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("no answer in time (2 times)");
});

test("a proxy that is not there: the message names it", async () => {
  const {data} = await workplace({variables: {...away, HTTP_PROXY: "127.0.0.1:1"}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toMatch(/found connection refused \(4 times\)\n.*through the proxy 127\.0\.0\.1:1/);
});

test.each([
  "socks5://127.0.0.1:1080",
  "http://",
  "http://a:b:c",
  "http://%zz:x@host",
  "://",
  "http://host:99999",
  "\u0007"
])("a proxy given as %j: fetch says so, and auto goes on with the reason", async (address) => {
  const {data, variables, effects} = await workplace({variables: {...away, HTTP_PROXY: address}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(2);
  expect(stderr).toContain("expected HTTP_PROXY to be the http or https address of a proxy");
  expect(await data("status")).toMatchObject({code: 0});
  const acquired = await acquire(manifestOf(), environment(variables), effects);
  expect(acquired).toMatchObject({source: "sample"});
  expect(acquired.reason).toContain("the settings of the proxy can't be used");
});

test("loopback is never asked for through the proxy", async () => {
  const {cached, server, variables} = await workplace();
  const {host, asked} = await proxyTo(server.url);
  const running = start(["fetch"], {...variables, HTTP_PROXY: `http://${host}`, https_proxy: host});
  expect(await running.done).toMatchObject({code: 0});
  expect(asked).toEqual([]);
  expect(await cached()).toEqual(paths(dataset));
});

test.each(["localhost", "LOCALHOST", "a.localhost", "127.0.0.1", "127.1.2.3", "[::1]", "0.0.0.0"])(
  "%s is this machine",
  (host) => expect(isLoopback(new URL(`http://${host}:80/`))).toBe(true)
);

test.each(["localhost.example", "128.0.0.1", "127.example", "mylocalhost", "[2001:db8::1]"])("%s is not", (host) =>
  expect(isLoopback(new URL(`http://${host}/`))).toBe(false)
);
