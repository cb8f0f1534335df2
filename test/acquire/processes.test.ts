import {stat} from "node:fs/promises";

import {expect, test} from "vitest";

import {sha256, stallAfterHalf} from "./hubServer.js";
import {start} from "./process.js";
import {api, claude, dataset, paths, workplace} from "./workplace.js";

const quick = "test/acquire/quickCli.ts";

test("killed by SIGKILL halfway, then run again: nothing half in the cache, continued, exit 0", async () => {
  let killed = false;
  const {variables, cached, partials, server} = await workplace({
    misbehave: (exchange) => !killed && exchange.file === claude && stallAfterHalf(exchange)
  });
  const running = start(["fetch"], variables, quick);
  // Its own half: the other file is under way too, and may be as large for a moment.
  const half = async (): Promise<string[]> =>
    (await partials()).filter((file) => file.includes(sha256(claude.content)));
  await until(async () => (await sizes(await half())).some((size) => size > 100_000));
  running.kill("SIGKILL");
  expect(await running.done).toMatchObject({code: -1});
  expect(await cached()).not.toContain(claude.path);
  killed = true;
  const before = server.requests.length;
  expect(await start(["fetch"], variables, quick).done).toMatchObject({code: 0});
  const next = server.requests.slice(before).find(({url}) => url.includes("claude_ai"));
  expect(next?.headers["range"]).toMatch(/^bytes=[1-9]\d+-$/);
  expect(await cached()).toEqual(paths(dataset));
  expect(await partials()).toEqual([]);
});

test("two processes at once: each file is downloaded once, both end well", async () => {
  let both = false;
  const {variables, cached, server} = await workplace({
    misbehave: async ({well}) => {
      // Nothing is sent before the second process waits for the lock of the first.
      while (!both) await new Promise((resolve) => setTimeout(resolve, 10));
      well();
      return true;
    }
  });
  const first = start(["fetch"], variables);
  await until(() => server.requests.length === dataset.length);
  const second = start(["fetch"], variables);
  await until(() => second.errors().includes("another build is downloading it"));
  both = true;
  const [one, two] = await Promise.all([first.done, second.done]);
  expect([one.code, two.code]).toEqual([0, 0]);
  expect([claude, api].map(({path}) => server.asked(path))).toEqual([1, 1]);
  expect(await cached()).toEqual(paths(dataset));
});

test("exit codes are those of the process: 404 ends with 5, the message on standard error", async () => {
  const {variables} = await workplace({misbehave: ({response}) => !!response.writeHead(404).end()});
  const {code, stdout, stderr} = await start(["fetch", "--json"], variables).done;
  expect(code).toBe(5);
  expect(JSON.parse(stdout)).toMatchObject({error: {fault: "network", expected: "the file"}});
  expect(stderr).toContain("found HTTP 404");
});

async function sizes(files: string[]): Promise<number[]> {
  return Promise.all(files.map(async (file) => (await stat(file).catch(() => ({size: 0}))).size));
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

test.each([["scripts/nightly.ts", []]])(
  "%s with a switch that can't be right ends with one message, not with a page of code",
  async (script, args) => {
    const {code, stdout, stderr} = await start(args, {AEI_SOURCE: "web"}, script).done;
    expect(stdout).toBe("");
    expect(code).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(4);
  }
);
