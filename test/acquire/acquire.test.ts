import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import {acquire, releaseOnDisk} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {api, claude, dataset, manifestOf, RELEASE, REVISION, workplace, writeFiles} from "./workplace.js";

const manifest = manifestOf();

test("auto: the local folder if one is named, with nothing asked of the hub", async () => {
  const {dir, variables, effects, server} = await workplace();
  await writeFiles(join(dir, "data"), dataset);
  const env = environment({...variables, AEI_DATA_DIR: join(dir, "data")});
  expect(await acquire(manifest, env, effects)).toMatchObject({
    release: RELEASE,
    source: "local",
    synthetic: false,
    reason: "AEI_DATA_DIR is set",
    files: dataset.map(({path}) => ({path, file: join(dir, "data", path), pinned: true, revision: REVISION}))
  });
  expect(server.requests).toEqual([]);
});

test("auto: then the hub, then the cache that it filled", async () => {
  const {variables, effects, server} = await workplace();
  const hub = await acquire(manifest, environment(variables), effects);
  expect(hub).toMatchObject({source: "hub", reason: "the cache has no verified copy; downloaded and verified"});
  const cache = await acquire(manifest, environment(variables), effects);
  expect(cache).toMatchObject({source: "cache", reason: "a verified copy is in the cache"});
  expect(cache.files).toEqual(hub.files);
  expect(server.requests).toHaveLength(dataset.length);
});

test("auto: at last the sample, with every reason, and no path of this machine in it", async () => {
  const {dir, variables, effects, server} = await workplace();
  await server.close();
  const acquired = await acquire(manifest, environment(variables), effects);
  expect(acquired).toMatchObject({
    source: "sample",
    synthetic: true,
    files: dataset.map(() => ({pinned: false, revision: null}))
  });
  expect(acquired.reason).toMatch(
    /^the cache has no verified copy; 127\.0\.0\.1:\d+: connection refused; so the figures are made up$/
  );
  expect(acquired.reason).not.toContain(dir);
});

test("auto without a network asks a hub that never answers only twice", async () => {
  const {variables, effects, logged, server} = await workplace();
  await server.close();
  await acquire(manifest, environment(variables), effects);
  expect(logged.filter((line) => line.includes("try"))).toEqual([expect.stringContaining("try 2 of 2")]);
});

test("auto, offline: the sample without asking", async () => {
  const {variables, effects, server} = await workplace();
  const acquired = await acquire(manifest, environment({...variables, HF_HUB_OFFLINE: "1"}), effects);
  expect(acquired.reason).toBe(
    "the cache has no verified copy; HF_HUB_OFFLINE forbids to download; so the figures are made up"
  );
  expect(server.requests).toEqual([]);
});

test.each([
  ["404", 404, "no such file (HTTP 404)"],
  ["403", 403, "access refused (HTTP 403)"],
  ["500", 500, "HTTP 500"]
])("auto with a hub that answers %s: the sample, with that as the reason", async (_, status, brief) => {
  const {variables, effects} = await workplace({misbehave: ({response}) => !!response.writeHead(status).end()});
  const acquired = await acquire(manifest, environment(variables), effects);
  expect(acquired).toMatchObject({source: "sample", synthetic: true});
  expect(acquired.reason).toContain(brief);
});

test.each(["local", "cache", "hub"])("AEI_SOURCE=%s fails rather than fall back", async (source) => {
  const {dir, variables, effects, server} = await workplace();
  await server.close();
  const env = environment({...variables, AEI_SOURCE: source, AEI_DATA_DIR: join(dir, "nowhere")});
  await expect(acquire(manifest, env, effects)).rejects.toMatchObject({
    name: expect.stringMatching(/Error$/) as string
  });
});

test("AEI_SOURCE=sample: made up and said so; two builds meet the same files", async () => {
  const {variables, effects} = await workplace();
  const env = environment({...variables, AEI_SOURCE: "sample"});
  const [one, two] = await Promise.all([acquire(manifest, env, effects), acquire(manifest, env, effects)]);
  expect(one).toMatchObject({source: "sample", synthetic: true, reason: "AEI_SOURCE=sample"});
  expect(two).toEqual(one);
});

test("AEI_SOURCE=cache and hub leave a local folder aside", async () => {
  const {dir, variables, effects} = await workplace();
  await writeFiles(join(dir, "data"), dataset);
  const env = environment({...variables, AEI_SOURCE: "hub", AEI_DATA_DIR: join(dir, "data")});
  expect(await acquire(manifest, env, effects)).toMatchObject({source: "hub"});
});

test("local: other bytes than the catalogue's are taken, and not pinned", async () => {
  const {dir, variables, effects} = await workplace();
  await writeFiles(join(dir, "data"), [{...claude, content: Buffer.from("task,value\n")}, api]);
  const {files} = await acquire(manifest, environment({...variables, AEI_DATA_DIR: join(dir, "data")}), effects);
  expect(files).toMatchObject([
    {role: "claude_ai", bytes: 11, pinned: false, revision: null},
    {role: "api", pinned: true, revision: REVISION}
  ]);
});

test("local: a missing platform file is an error that names it, not a reason to look elsewhere", async () => {
  const {dir, variables, effects, server} = await workplace();
  await writeFiles(join(dir, "data"), [claude]);
  const env = environment({...variables, AEI_DATA_DIR: join(dir, "data")});
  await expect(acquire(manifest, env, effects)).rejects.toMatchObject({
    fault: "absent",
    account: {
      expected: `${api.path}, as release ${RELEASE} needs both platforms`,
      found: "no such file there",
      where: `AEI_DATA_DIR, ${join(dir, "data")}`
    }
  });
  expect(server.requests).toEqual([]);
});

test("local: a folder that is not there is said to be so", async () => {
  const {dir, variables, effects} = await workplace();
  const env = environment({...variables, AEI_DATA_DIR: join(dir, "nowhere")});
  await expect(acquire(manifest, env, effects)).rejects.toMatchObject({
    fault: "absent",
    account: {found: "no such folder"}
  });
});

test.each([
  ["an empty file", "", "an empty file"],
  ["a web page", "<!doctype html>\n<html>", "a web page instead of a table"],
  ["a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:abc\n", "a Git LFS pointer"]
])("local: %s is told for what it is", async (_, content, found) => {
  const {dir, variables, effects} = await workplace();
  await writeFiles(join(dir, "data"), [{...claude, content: Buffer.from(content)}, api]);
  const env = environment({...variables, AEI_DATA_DIR: join(dir, "data")});
  await expect(acquire(manifest, env, effects)).rejects.toMatchObject({
    fault: "integrity",
    account: {found: expect.stringContaining(found) as string, where: join(dir, "data", claude.path)}
  });
});

test("local: a folder in the place of a file counts as missing", async () => {
  const {dir, variables, effects} = await workplace();
  await writeFiles(join(dir, "data"), [claude]);
  await mkdir(join(dir, "data", api.path));
  const env = environment({...variables, AEI_DATA_DIR: join(dir, "data")});
  await expect(acquire(manifest, env, effects)).rejects.toMatchObject({fault: "absent"});
});

test("at hand: what is local or cached, else null with a reason, never a request", async () => {
  const {data, dir, variables, server} = await workplace();
  const look = (more: NodeJS.ProcessEnv = {}) =>
    releaseOnDisk(manifest, environment({...variables, ...more}), {verify: false});
  expect(await look()).toMatchObject({acquired: null, reason: "not downloaded"});
  expect(await look({AEI_SOURCE: "sample"})).toMatchObject({acquired: null, reason: "AEI_SOURCE=sample"});
  expect(await look({AEI_DATA_DIR: dir})).toMatchObject({acquired: null, reason: "not in the local folder"});
  expect(server.requests).toEqual([]);
  await data("fetch");
  expect(await look()).toMatchObject({acquired: {source: "cache", synthetic: false}, reason: "in the cache, verified"});
  await writeFiles(join(dir, "data"), dataset);
  expect(await look({AEI_DATA_DIR: join(dir, "data")})).toMatchObject({acquired: {source: "local"}});
  expect(server.requests).toHaveLength(dataset.length);
});

test("at hand: a damaged copy is a reason, not an error", async () => {
  const {data, cacheDir, variables} = await workplace();
  await data("fetch");
  await writeFile(join(cacheDir, "datasets--Anthropic--EconomicIndex/snapshots", REVISION, claude.path), "broken");
  expect(await releaseOnDisk(manifest, environment(variables), {verify: false})).toMatchObject({
    acquired: null,
    reason: "a file in the cache is damaged",
    error: {fault: "integrity"}
  });
});
