import {expect, test} from "vitest";

import {hubServer} from "./hubServer.js";
import {claude, dataset, paths, TOKEN, workplace} from "./workplace.js";

test("404: names the file and the next step, asked once, exit 5, nothing in the cache", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, response}) => file === claude && !!response.writeHead(404).end("Entry not found")
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("found HTTP 404: the hub has no such file at that revision");
  expect(stderr).toContain(`/resolve/${claude.revision}/${claude.path}`);
  expect(server.asked(claude.path)).toBe(1);
  expect(await cached()).not.toContain(claude.path);
});

test.each([401, 403])("%i without a token: says to set one, asked once, exit 5", async (status) => {
  const {data, cached, server} = await workplace({misbehave: ({response}) => !!response.writeHead(status).end()});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain(`found HTTP ${status}`);
  expect(stderr).toContain("next  set HF_TOKEN");
  expect(server.asked(claude.path)).toBe(1);
  expect(await cached()).toEqual([]);
});

test.each([401, 403])("%i with a token: says that it was refused, and does not show it", async (status) => {
  const {data, server, logged} = await workplace({
    variables: {HF_TOKEN: TOKEN},
    misbehave: ({response}) => !!response.writeHead(status, "no", {"www-authenticate": `Bearer ${TOKEN}`}).end(TOKEN)
  });
  const {code, stderr, stdout} = await data("fetch", "--json");
  expect(code).toBe(5);
  expect(stderr).toContain("HF_TOKEN was refused");
  expect(server.requests[0]?.headers["authorization"]).toBe(`Bearer ${TOKEN}`);
  expect([stderr, stdout, ...logged].join()).not.toContain(TOKEN);
});

test("429 with Retry-After: waits as long as asked instead of its own pause, then exit 0", async () => {
  const {data, cached, logged} = await workplace({
    misbehave: ({file, nth, response}) =>
      file === claude && nth === 1 && !!response.writeHead(429, {"retry-after": "1"}).end()
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged).toContain("claude_ai.csv: HTTP 429; try 2 of 4 in 1 s");
  expect(await cached()).toEqual(paths(dataset));
});

test("429 with Retry-After as a date: the same", async () => {
  const {data, logged} = await workplace({
    misbehave: ({file, nth, response}) =>
      file === claude &&
      nth === 1 &&
      !!response.writeHead(429, {"retry-after": new Date(Date.now() + 2_000).toUTCString()}).end()
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toMatch(/HTTP 429; try 2 of 4 in [12] s/);
});

test("429 with a Retry-After longer than there is time: gives up at once and says how long, exit 5", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, response}) => file === claude && !!response.writeHead(429, {"retry-after": "7200"}).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  // Another file may meet the closed gate first: it tells the same wish, a few seconds shorter by then.
  expect(stderr).toMatch(/HTTP 429[^]*the next try would have to wait 7[12]\d\d s, longer than is left/);
  expect(server.asked(claude.path)).toBe(1);
  expect(await cached()).not.toContain(claude.path);
});

test("500, then fine: tried again, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({nth, response}) => nth === 1 && !!response.writeHead(500).end()
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBe(2);
  expect(await cached()).toEqual(paths(dataset));
});

test("503 every time: at most so many tries, exit 5", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, response}) => file === claude && !!response.writeHead(503).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("found HTTP 503 (4 times)");
  expect(server.asked(claude.path)).toBe(4);
  expect(await cached()).not.toContain(claude.path);
});

test("302 chain, relative and absolute: followed, exit 0", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, request, response, nth}) => {
      if (file !== claude || nth > 3) return false;
      const location =
        nth === 1 ? `?hop=${nth}` : `http://${request.headers.host}${request.url?.split("?")[0]}?hop=${nth}`;
      return !!response.writeHead(302, {location}).end();
    }
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.asked(claude.path)).toBe(4);
  expect(await cached()).toEqual(paths(dataset));
});

test("302 loop: recognised, asked once more and no further, exit 5", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, request, response}) =>
      file === claude && !!response.writeHead(302, {location: request.url ?? ""}).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("a circle of redirects");
  expect(server.asked(claude.path)).toBe(1);
  expect(await cached()).not.toContain(claude.path);
});

test("302 without end: given up after ten, exit 5", async () => {
  const {data, cached, server} = await workplace({
    misbehave: ({file, response, nth}) => file === claude && !!response.writeHead(302, {location: `?hop=${nth}`}).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("after at most 10 redirects");
  expect(server.asked(claude.path)).toBe(11);
  expect(await cached()).not.toContain(claude.path);
});

test("302 to something that is not the web: refused, exit 5", async () => {
  const {data, cached} = await workplace({
    misbehave: ({file, response}) =>
      file === claude && !!response.writeHead(302, {location: "file:///etc/passwd"}).end()
  });
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain("expected a redirect to an http or https address");
  expect(await cached()).not.toContain(claude.path);
});

test("a redirect to another host: followed, the token stays behind, exit 0", async () => {
  const storage = await hubServer(dataset);
  const {data, cached, server, logged} = await workplace({
    variables: {HF_TOKEN: TOKEN},
    misbehave: ({request, response}) =>
      !!response.writeHead(302, {location: `${storage.url}${request.url}?X-Signature=${TOKEN}`}).end()
  });
  try {
    const {code, stdout, stderr} = await data("fetch", "--json");
    expect(code).toBe(0);
    expect(server.requests.map(({headers}) => headers["authorization"])).toEqual(dataset.map(() => `Bearer ${TOKEN}`));
    expect(storage.requests).toHaveLength(dataset.length);
    expect(storage.requests.flatMap(({headers}) => headers["authorization"] ?? [])).toEqual([]);
    expect([stdout, stderr, ...logged].join()).not.toContain(TOKEN);
    expect(await cached()).toEqual(paths(dataset));
  } finally {
    await storage.close();
  }
});

test("an error of another host: its address is shown without the signature in it", async () => {
  const storage = await hubServer([]);
  const {data} = await workplace({
    misbehave: ({request, response}) =>
      !!response.writeHead(302, {location: `${storage.url}${request.url}?X-Signature=${TOKEN}`}).end()
  });
  try {
    const {code, stderr, stdout} = await data("fetch", "--json");
    expect(code).toBe(5);
    expect(stderr).toContain(storage.url);
    expect(stderr + stdout).not.toContain(TOKEN);
  } finally {
    await storage.close();
  }
});

test("the token is nowhere in what status prints", async () => {
  const {data} = await workplace({variables: {HF_TOKEN: TOKEN}});
  const {code, stdout, stderr} = await data("status", "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({environment: {token: "***"}});
  expect(stdout + stderr).not.toContain(TOKEN);
});

const page = "<!DOCTYPE html><html><title>Welcome to the airport</title></html>";

test.each(["text/html; charset=utf-8", "text/csv"])(
  "200 with an HTML page, called %s: refused, exit 5",
  async (type) => {
    const {data, cached, partials, server} = await workplace({
      misbehave: ({file, response}) =>
        !!response.writeHead(200, {"content-type": type}).end(page.padEnd(file.content.length))
    });
    const {code, stderr} = await data("fetch");
    expect(code).toBe(5);
    expect(stderr).toMatch(/found a web page.*it may be the log-in page of this network/);
    expect(server.asked(claude.path)).toBe(1);
    expect(await cached()).toEqual([]);
    expect(await partials()).toEqual([]);
  }
);

test.each([401, 403])("%i for a token, but not without one: asked without it, said once, exit 0", async (status) => {
  const {data, cached, server, logged} = await workplace({
    variables: {HF_TOKEN: TOKEN},
    misbehave: ({request, response}) =>
      request.headers.authorization !== undefined && !!response.writeHead(status).end("Invalid credentials")
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.filter((line) => line.includes("HF_TOKEN was refused"))).toHaveLength(1);
  expect(logged.join()).not.toContain(TOKEN);
  expect(server.requests.length).toBeLessThanOrEqual(2 * dataset.length);
  expect(await cached()).toEqual(paths(dataset));
});

test("the older name of the token is known too", async () => {
  const {data, server} = await workplace({variables: {HUGGING_FACE_HUB_TOKEN: TOKEN}});
  await data("fetch");
  expect(server.requests[0]?.headers["authorization"]).toBe(`Bearer ${TOKEN}`);
});

test("a token refused for a listing: asked without it", async () => {
  const {data, logged} = await workplace({
    variables: {HF_TOKEN: TOKEN},
    listing: {
      misbehave: ({request, response}) => request.headers.authorization !== undefined && !!response.writeHead(401).end()
    }
  });
  expect(await data("check")).toMatchObject({code: 10});
  expect(logged.filter((line) => line.includes("HF_TOKEN was refused"))).toHaveLength(1);
});

test.each([204, 205, 304, 402, 418, 451])("%i: one message, asked once, exit 5", async (status) => {
  const {data, server} = await workplace({misbehave: ({response}) => !!response.writeHead(status).end()});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(5);
  expect(stderr).toContain(`found HTTP ${status}`);
  expect(server.asked(claude.path)).toBe(1);
});

test.each([301, 303, 307, 308])("%i: followed, exit 0", async (status) => {
  const {data, cached} = await workplace({
    misbehave: ({nth, request, response}) =>
      nth === 1 && !!response.writeHead(status, {location: `//${request.headers.host}${request.url}?a#b`}).end()
  });
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test.each(["", "http://", "http://[", "javascript:alert(1)", "data:text/csv,a", "\u00ff\u009b31m", "ftp://x/y"])(
  "a redirect to %j: one message, nothing odd in it, exit 5",
  async (location) => {
    const {data} = await workplace({
      misbehave: ({response}) => !!response.writeHead(302, {location}).end(),
      limits: {tries: 1}
    });
    const {code, stderr} = await data("fetch");
    expect(code).toBe(5);
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  }
);
