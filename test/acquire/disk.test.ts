import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {isRoot, readOnly, smallDisk} from "./disks.js";
import {tagOf} from "./hubServer.js";
import {start} from "./process.js";
import {claude, dataset, manifestOf, paths, workplace} from "./workplace.js";

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
