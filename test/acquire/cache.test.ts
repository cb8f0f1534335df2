import {mkdir, open, readdir, readFile, rename, stat, symlink, utimes, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path";

import {expect, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {hashFile} from "../../data-loaders/acquire/hashFile.js";
import {gitSha1, type Served, sha256} from "./hubServer.js";
import {
  api,
  claude,
  dataset,
  filesIn,
  manifestOf,
  paths,
  RELEASE,
  REVISION,
  statements,
  workplace
} from "./workplace.js";

const repository = "datasets--Anthropic--EconomicIndex";

const snapshot = (cacheDir: string, {path, revision}: Served): string =>
  join(cacheDir, repository, "snapshots", revision, path);

/** Changes one byte in place, and puts the time stamp back as if nothing had been. */
async function flip(file: string): Promise<void> {
  const {atime, mtime} = await stat(file);
  const handle = await open(file, "r+");
  await handle.write(Buffer.from("#"), 0, 1, 1_000);
  await handle.close();
  await utimes(file, atime, mtime);
}

/** As Python's huggingface_hub leaves it. */
async function pythonCache(hubCacheDir: string, files: Served[]): Promise<void> {
  for (const file of files) {
    const blob = join(hubCacheDir, repository, "blobs", file.lfs ? sha256(file.content) : gitSha1(file.content));
    const link = snapshot(hubCacheDir, file);
    await mkdir(dirname(blob), {recursive: true});
    await mkdir(dirname(link), {recursive: true});
    await writeFile(blob, file.content);
    await symlink(relative(dirname(link), blob), link);
  }
}

test("cache file corrupted after download: noticed though its time stamp is the old one, exit 4", async () => {
  const {data, cacheDir} = await workplace();
  await data("fetch");
  await flip(snapshot(cacheDir, claude));
  const verified = await data("verify", RELEASE);
  expect(verified.code).toBe(4);
  expect(verified.stdout).toContain(`damaged   ${claude.path}: its sha256 is`);
  const {stdout} = await data("status");
  expect(stdout).toContain(`${RELEASE}  damaged`);
  expect(stdout).toContain("download 1 of 3 files");
});

test("cache file corrupted after download: AEI_SOURCE=cache stops with file, expected and found", async () => {
  const {data, cacheDir, variables, effects} = await workplace();
  await data("fetch");
  await flip(snapshot(cacheDir, claude));
  const env = environment({...variables, AEI_SOURCE: "cache"});
  await expect(acquire(manifestOf(), env, effects)).rejects.toMatchObject({
    fault: "integrity",
    message: expect.stringMatching(
      /found a copy that can't be used: its sha256 is [0-9a-f]{64}, not [0-9a-f]{64}/
    ) as string
  });
});

test("cache file corrupted after download: fetch says so and brings it again, exit 0", async () => {
  const {data, cacheDir, cached, logged, server} = await workplace();
  await data("fetch");
  await flip(snapshot(cacheDir, claude));
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toMatch(/claude_ai\.csv is not used: its sha256 is/);
  expect([claude, api].map(({path}) => server.asked(path))).toEqual([2, 1]);
  expect(await cached()).toEqual(paths(dataset));
});

test("cache file cut short after download: noticed by its size, brought again", async () => {
  const {data, cacheDir, cached, logged} = await workplace();
  await data("fetch");
  const handle = await open(snapshot(cacheDir, claude), "r+");
  await handle.truncate(10);
  await handle.close();
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(logged.join("\n")).toContain("is not used: it has 10 bytes instead of");
  expect(await cached()).toEqual(paths(dataset));
});

test("offline with a full cache: used, nothing asked, exit 0", async () => {
  const {data, server, variables, effects} = await workplace();
  await data("fetch");
  await server.close();
  const before = server.requests.length;
  const offline = {...variables, HF_HUB_OFFLINE: "1"};
  for (const source of ["auto", "cache", "hub"]) {
    const acquired = await acquire(manifestOf(), environment({...offline, AEI_SOURCE: source}), effects);
    expect(acquired).toMatchObject({
      synthetic: false,
      files: dataset.map(({path}) => ({path, pinned: true, revision: REVISION}))
    });
  }
  expect(server.requests).toHaveLength(before);
});

test("offline with an empty cache: fetch names what is missing and where it looked, exit 3, nothing asked", async () => {
  const {data, cached, server, cacheDir} = await workplace({variables: {HF_HUB_OFFLINE: "1"}});
  const {code, stderr} = await data("fetch");
  expect(code).toBe(3);
  const missing = dataset.map(({path}) => path).join(" and ");
  expect(stderr).toContain(`expected a verified copy of ${missing}, as HF_HUB_OFFLINE forbids to download it`);
  expect(stderr).toContain(cacheDir);
  expect(server.requests).toEqual([]);
  expect(await cached()).toEqual([]);
});

test("an existing Hugging Face cache is read in place: nothing is asked, nothing is copied", async () => {
  const {cached, hubCacheDir, server, variables, effects} = await workplace();
  await pythonCache(hubCacheDir, dataset);
  for (const source of ["auto", "cache", "hub"]) {
    const {files} = await acquire(manifestOf(), environment({...variables, AEI_SOURCE: source}), effects);
    expect(files.map(({file}) => file)).toEqual(dataset.map((file) => snapshot(hubCacheDir, file)));
  }
  expect(server.requests).toEqual([]);
  expect(await cached()).toEqual([]);
});

test("a damaged file in Hugging Face's cache is left alone: the right one goes to ours", async () => {
  const {data, cached, hubCacheDir} = await workplace();
  await pythonCache(hubCacheDir, [claude]);
  await flip(snapshot(hubCacheDir, claude));
  const damaged = await readFile(snapshot(hubCacheDir, claude));
  expect(await data("fetch")).toMatchObject({code: 0});
  expect(await cached()).toEqual(paths(dataset));
  expect(damaged.equals(await readFile(snapshot(hubCacheDir, claude)))).toBe(true);
});

test("what is downloaded is what Python's tool would have written, byte for byte and name for name", async () => {
  const ours = await workplace();
  const theirs = await workplace();
  await ours.data("fetch");
  await pythonCache(theirs.cacheDir, dataset);
  expect(await ours.cached()).toEqual(await theirs.cached());
  for (const file of dataset) {
    const [a, b] = [ours, theirs].map(({cacheDir}) => relative(cacheDir, snapshot(cacheDir, file)));
    expect(a).toBe(b);
  }
  const blobs = await Promise.all(
    dataset.map((file) =>
      stat(join(ours.cacheDir, repository, "blobs", file.lfs ? sha256(file.content) : gitSha1(file.content)))
    )
  );
  expect(blobs.map(({size}) => size)).toEqual(dataset.map(({content}) => content.length));
});

test("a file with two known versions: the newest is downloaded, the older is recognised", async () => {
  const older = {...claude, revision: "b".repeat(40), content: Buffer.from("task,value\nold,1\n")};
  const manifest = manifestOf();
  manifest.files[0]!.known.push({revision: older.revision, bytes: older.content.length, sha256: sha256(older.content)});
  const {hubCacheDir, server, variables, effects} = await workplace({manifest});
  await pythonCache(hubCacheDir, [older, api, statements]);
  const cache = await acquire(manifest, environment({...variables, AEI_SOURCE: "cache"}), effects);
  expect(cache.files[0]).toMatchObject({revision: older.revision, pinned: true});
  const auto = await acquire(manifest, environment(variables), effects);
  expect(auto).toMatchObject({source: "hub"});
  expect(auto.files[0]).toMatchObject({revision: REVISION, pinned: true});
  expect(server.requests).toHaveLength(1);
});

test("auto without a hub takes an older version in the cache rather than the sample, and says so", async () => {
  const older = {...claude, revision: "b".repeat(40), content: Buffer.from("task,value\nold,1\n")};
  const manifest = manifestOf();
  manifest.files[0]!.known.push({revision: older.revision, bytes: older.content.length, sha256: sha256(older.content)});
  const {hubCacheDir, server, variables, effects} = await workplace({manifest});
  await pythonCache(hubCacheDir, [older, api]);
  await server.close();
  const acquired = await acquire(manifest, environment(variables), effects);
  expect(acquired).toMatchObject({source: "cache", synthetic: false});
  expect(acquired.reason).toContain("connection refused; the cache has an incomplete or an older release, verified");
  expect(acquired.files.map(({role}) => role)).toEqual(["claude_ai", "api"]);
});

/** Every kept hash replaced by one that no file has: whoever reports it has not read the bytes. */
async function forge(memoDir: string): Promise<void> {
  for (const name of await readdir(memoDir)) {
    const kept = JSON.parse(await readFile(join(memoDir, name), "utf8")) as object;
    await writeFile(
      join(memoDir, name),
      JSON.stringify({...kept, digest: {bytes: 3, sha256: "kept", gitSha1: "kept"}})
    );
  }
}

test("the shortcut: bytes are read once, again when the file changed in any way, and always to verify", async () => {
  const {dir} = await workplace();
  const file = join(dir, "file.csv");
  const options = {memoDir: join(dir, "memo"), verify: false, racy: 0};
  const hash = async (verify = false): Promise<string> => (await hashFile(file, {...options, verify})).sha256;
  await writeFile(file, rows(1));
  expect(await hash()).toBe(sha256(rows(1)));
  await forge(options.memoDir);
  expect(await hash()).toBe("kept");
  expect(await hash(true)).toBe(sha256(rows(1)));

  await forge(options.memoDir);
  await flip(file);
  expect(await hash()).not.toBe("kept");

  await forge(options.memoDir);
  await writeFile(join(dir, "other.csv"), rows(2));
  await rename(join(dir, "other.csv"), file);
  expect(await hash()).toBe(sha256(rows(2)));
});

test("the shortcut does not remember a file that changed just now", async () => {
  const {dir} = await workplace();
  const memoDir = join(dir, "memo");
  await writeFile(join(dir, "file.csv"), rows(1));
  await hashFile(join(dir, "file.csv"), {memoDir, verify: false});
  expect(await filesIn(memoDir)).toEqual([]);
});

test("the shortcut makes nothing of a kept hash that is cut off", async () => {
  const {dir} = await workplace();
  const file = join(dir, "file.csv");
  const options = {memoDir: join(dir, "memo"), verify: false, racy: 0};
  await writeFile(file, rows(1));
  await hashFile(file, options);
  for (const kept of await filesIn(options.memoDir)) await writeFile(kept, '{"key": "');
  expect((await hashFile(file, options)).sha256).toBe(sha256(rows(1)));
});

const rows = (seed: number): Buffer => Buffer.from(`task,value\n${`row,${seed}\n`.repeat(1_000)}`);
