import {lstat, mkdir, readdir, readFile, rm, symlink, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";

import {expect, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {isRoot, readOnly, smallDisk} from "./disks.js";
import {cutAfterHalf, sha256, tagOf} from "./hubServer.js";
import {oddDisk} from "./oddDisk.js";
import {start, startAsNobody, startIn} from "./process.js";
import {claude, dataset, manifestOf, paths, REVISION, workplace} from "./workplace.js";

const onSmallDisk = isRoot ? test : test.skip;
const needs = isRoot ? "" : " (not tried: only root can mount a small disk)";

onSmallDisk(`disk too small: said before anything is asked for, exit 6${needs}`, async () => {
  const {data, cached, cacheDir, server} = await workplace();
  await smallDisk(cacheDir, claude.content.length - 50_000);
  const {code, stderr} = await data("fetch");
  expect(code).toBe(6);
  expect(stderr).toMatch(/expected 0\.\d MB of room for the download\n {2}found \d/);
  expect(stderr).toContain("AEI_CACHE_DIR");
  expect(server.asked(claude.path)).toBe(0);
  expect(await cached()).not.toContain(claude.path);
});

onSmallDisk(`disk full halfway: exit 6, the half download is removed, and with room it works${needs}`, async () => {
  const dirs: string[] = [];
  const {variables, cached, cacheDir, partials} = await workplace({
    misbehave: async ({file, nth, response}) => {
      if (file !== claude || nth > 1) return false;
      const half = file.content.length >> 1;
      response.writeHead(200, {etag: tagOf(file), "content-length": file.content.length});
      response.write(file.content.subarray(0, half));
      await fill(join(dirs[0]!, "somebody's file"));
      response.end(file.content.subarray(half));
      return true;
    }
  });
  dirs.push(cacheDir);
  await smallDisk(cacheDir, 3_000_000);
  const {code, stderr} = await start(["fetch"], variables).done;
  expect(code).toBe(6);
  expect(stderr).toContain("found the disk is full");
  expect(stderr).toContain("next  free some room");
  await rm(join(cacheDir, "somebody's file"));
  expect(await cached()).not.toContain(claude.path);
  expect((await partials()).filter((name) => name.includes(tagOf(claude).slice(1, 20)))).toEqual([]);
  expect(await start(["fetch"], variables).done).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("read-only cache that is empty: exit 6, says what to do", async () => {
  const {data, cacheDir, cached} = await workplace();
  await readOnly(cacheDir);
  const {code, stderr} = await data("fetch");
  expect(code).toBe(6);
  expect(stderr).toMatch(/expected to write to the cache\n {2}found (the disk is read-only|no permission to write)/);
  expect(stderr).toContain("AEI_CACHE_DIR");
  expect(await cached()).toEqual([]);
});

test("read-only cache that is full: read as it is, nothing asked, exit 0", async () => {
  const {data, cacheDir, cached, server, variables, effects} = await workplace();
  await data("fetch");
  await readOnly(cacheDir);
  const before = server.requests.length;
  expect(await data("verify", "2030-01-01")).toMatchObject({code: 0});
  expect(await data("fetch")).toMatchObject({code: 0});
  const env = environment({...variables, AEI_SOURCE: "cache"});
  expect(await acquire(manifestOf(), env, effects)).toMatchObject({
    source: "cache",
    files: dataset.map(() => ({pinned: true}))
  });
  expect(server.requests).toHaveLength(before);
  expect(await cached()).toEqual(paths(dataset));
});

/** Until there is no room for another byte. */
async function fill(file: string): Promise<void> {
  for (const size of [1 << 16, 1 << 12])
    try {
      for (;;) await writeFile(file, Buffer.alloc(size), {flag: "a"});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    }
}

const repository = "datasets--Anthropic--EconomicIndex";
const blob = join(repository, "blobs", sha256(claude.content));
const state = ".oversight-gap";

test.each([
  ["a blob that is a folder", join(blob, "somebody's"), blob],
  ["a file's place taken by a folder", join(repository, "snapshots", REVISION, claude.path, "x"), claude.path],
  ["blobs that are a file", join(repository, "blobs"), "blobs"],
  ["snapshots that are a file", join(repository, "snapshots"), "snapshots"],
  ["a whole repository that is a file", repository, repository],
  ["half downloads that are a file", join(state, "partial"), "partial"],
  ["locks that are a file", join(state, "locks"), "locks"]
])("%s: one message that names it, exit 6; in auto a reason, and on it goes", async (_, path, named) => {
  const {data, cacheDir, variables, effects} = await workplace();
  await mkdir(dirname(join(cacheDir, path)), {recursive: true});
  await writeFile(join(cacheDir, path), "somebody's");
  const {code, stderr} = await data("fetch");
  expect(code).toBe(6);
  const message = stderr.split("\n").slice(-4);
  expect(message[0]).toBe("expected to write to the cache");
  expect(message[2]).toContain(named);
  expect(await readFile(join(cacheDir, path), "utf8")).toBe("somebody's");
  const acquired = await acquire(manifestOf(), environment(variables), effects);
  expect(acquired).toMatchObject({source: "sample", synthetic: true});
});

test("a blob that is an empty folder is nobody's: put aside, exit 0", async () => {
  const {data, cacheDir, cached} = await workplace();
  await mkdir(join(cacheDir, blob), {recursive: true});
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

/** What killed processes left of a half download: bytes, and the tag of the answer that they came from. */
async function leave(cacheDir: string, name: string, bytes: number, tag: string | null): Promise<void> {
  const file = join(cacheDir, state, "partial", `${sha256(claude.content)}.${name}.incomplete`);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, Buffer.concat([claude.content, Buffer.from("#")]).subarray(0, bytes));
  if (tag !== null) await writeFile(`${file}.tag`, tag);
}

test("five leftovers of one file: the largest that can be continued is, the others go", async () => {
  const {data, cacheDir, cached, partials, server} = await workplace();
  await leave(cacheDir, "one", 1_000, tagOf(claude));
  await leave(cacheDir, "two", 200_000, tagOf(claude));
  await leave(cacheDir, "three", 300_000, null);
  await leave(cacheDir, "four", claude.content.length + 1, tagOf(claude));
  await mkdir(join(cacheDir, state, "partial", `${sha256(claude.content)}.five.incomplete/x`), {recursive: true});
  await writeFile(join(cacheDir, state, "partial", `${sha256(claude.content)}.six.incomplete.tag`), "alone");
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(server.requests.find(({url}) => url.includes("claude_ai"))?.headers["range"]).toBe("bytes=200000-");
  expect(await partials()).toEqual([]);
  expect(await readdir(join(cacheDir, state, "partial"))).toEqual([]);
  expect(await cached()).toEqual(paths(dataset));
});

test("leftovers go too when the download fails", async () => {
  const {data, cacheDir, partials} = await workplace({
    misbehave: (exchange) => exchange.file === claude && (exchange.nth === 1 ? cutAfterHalf(exchange) : true),
    limits: {stall: 200, tries: 1}
  });
  for (const name of ["one", "two", "three"]) await leave(cacheDir, name, 10, null);
  expect(await data("fetch")).toMatchObject({code: 5});
  const own = (await partials()).filter((file) => file.includes(sha256(claude.content)));
  expect(own.map((file) => file.replace(/^.*incomplete/, ""))).toEqual(["", ".tag"]);
});

test.each([
  ["with a newline", `${tagOf(claude)}\n`],
  ["with a line of another header", `${tagOf(claude)}\r\nx-evil: 1`],
  ["that is empty", ""],
  ["cut off", '"ab'],
  ["in bytes of no text", "\u0000\u00ff"],
  ["of another file", '"another"']
])("a kept entity tag %s: no obstacle, exit 0", async (_, tag) => {
  const {data, cacheDir, cached} = await workplace();
  await leave(cacheDir, "left", 100_000, tag);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("links that a killed process was about to put in place go", async () => {
  const {data, cacheDir, cached} = await workplace();
  const left = join(cacheDir, repository, "snapshots", REVISION, `${claude.path}.tmp`);
  await mkdir(dirname(left), {recursive: true});
  await symlink("nowhere", left);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await readdir(dirname(left))).not.toContain("claude_ai.csv.tmp");
  expect(await cached()).toEqual(paths(dataset));
});

test.each([60, 3_600, 1e8])("a lock from %i s in the future holds up nobody, nor `clean`", async (seconds) => {
  const {data, cacheDir, cached, logged} = await workplace();
  const lock = join(cacheDir, state, "locks", `${sha256(claude.content)}.lock`);
  const then = new Date(Date.now() + seconds * 1000);
  await mkdir(lock, {recursive: true});
  await utimes(lock, then, then);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).not.toContain("another build");
  expect(await cached()).toEqual(paths(dataset));
  await mkdir(lock, {recursive: true});
  await utimes(lock, then, then);
  expect(await data("clean")).toMatchObject({code: 0});
});

test.each(["ENOTSUP", "EACCES", "EPERM", "ENOSYS", "EINVAL"])(
  "a disk that refuses links with %s: copies instead, used again, exit 0",
  async (code) => {
    const {data, cacheDir, server} = await workplace();
    oddDisk("symlink", code);
    expect(await data("fetch")).toMatchObject({code: 0});
    const copy = await readFile(join(cacheDir, repository, "snapshots", REVISION, claude.path));
    expect(copy.equals(claude.content)).toBe(true);
    expect((await lstat(join(cacheDir, repository, "snapshots", REVISION, claude.path))).isFile()).toBe(true);
    const asked = server.requests.length;
    expect(await data("fetch")).toMatchObject({code: 0});
    expect(server.requests).toHaveLength(asked);
  }
);

test.each([
  ["fsync", "EINVAL"],
  ["fsync", "ENOTSUP"],
  ["open folder", "EISDIR"],
  ["open folder", "EACCES"],
  ["statfs", "nothing"]
] as const)("a disk whose %s says %s: no obstacle, exit 0", async (what, code) => {
  const {data, cached} = await workplace();
  oddDisk(what, code);
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
});

test("a disk that fails to sync: told, exit 6, nothing in the cache", async () => {
  const {data, cached} = await workplace();
  oddDisk("fsync", "EIO");
  const {code, stderr} = await data("fetch");
  expect(code).toBe(6);
  expect(stderr).toContain("found an error of the disk");
  expect(await cached()).toEqual([]);
});

test("a limit on the size of files (ulimit -f): told, exit 6, the half download is removed", async () => {
  const {variables, cached, partials} = await workplace();
  const {code, stderr} = await startIn("ulimit -f 200", ["fetch"], variables).done;
  expect(code).toBe(6);
  expect(stderr).toContain("found the limit on the size of a file");
  expect(stderr).toContain("ulimit -f unlimited");
  expect(stderr).not.toMatch(/^ +at /m);
  expect(await cached()).not.toContain(claude.path);
  expect((await partials()).filter((file) => file.includes(sha256(claude.content)))).toEqual([]);
});

test.each(["fetch", "verify"])("too many open files: %s says so, exit 6, and calls no file damaged", async (verb) => {
  const {data, variables} = await workplace();
  if (verb === "verify") await data("fetch");
  const full = {...variables, FREE_FILES: "1"};
  const {code, stdout, stderr} = await startIn("ulimit -n 300", [verb], full, "test/acquire/fullTableCli.ts").done;
  expect(stderr).toMatch(/too many open files/);
  expect(code).toBe(6);
  expect(stderr).toContain("ulimit -n 1024");
  expect(stdout + stderr).not.toMatch(/^ +at /m);
  expect(stdout + stderr).not.toMatch(/damaged|is not used/);
});

const asNobody = isRoot ? test : test.skip;

asNobody(
  `a user without a home and a name: an answer, and caches in the project's folder${isRoot ? "" : needs}`,
  async () => {
    const {server} = await workplace();
    const {code, stdout, stderr} = await startAsNobody(["status", "--json"], {HF_ENDPOINT: server.url}).done;
    expect(stderr).toBe("");
    expect(code).toBe(0);
    const {environment} = JSON.parse(stdout) as {environment: {cacheDir: string; hubCacheDir: string}};
    expect(environment.cacheDir).toBe(join(process.cwd(), ".cache/oversight-gap"));
    expect(environment.hubCacheDir).toBe(join(process.cwd(), ".cache/huggingface/hub"));
  }
);

test("a local folder that may not be looked into: told, not called empty", async () => {
  const {data, dir, variables} = await workplace();
  variables["AEI_DATA_DIR"] = join(dir, "loop");
  await symlink("loop", join(dir, "loop"));
  expect((await data("status")).stdout).toContain("damaged");
  const {code, stdout} = await data("verify", "2030-01-01");
  expect(code).toBe(4);
  expect(stdout).toContain("ELOOP");
});
