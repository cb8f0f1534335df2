import {execFileSync} from "node:child_process";
import {readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import {manifestSchema} from "../../data-loaders/releases/Manifest.js";
import type {Proposal} from "../../data-loaders/releasing/propose/propose.js";
import {type Change, generateNextRelease, type NextRelease} from "../sample/nextRelease.js";
import {data, edit, folder, paths, release} from "./release.js";

const REVISION = "d".repeat(40);
const header = /^.*\n/;

/** A release that nobody has a manifest for, with February's beside it to compare with. */
async function next(change: Change): Promise<NextRelease> {
  const into = await folder();
  await release({folder: into});
  return generateNextRelease({folder: into, change});
}

const proposalOf = async (argument: string, ...more: string[]): Promise<Proposal> =>
  JSON.parse((await data(["add", argument, "--json", ...more])).stdout) as Proposal;

test("a new release: files, hashes, dialect, window, metrics, and a new label", async () => {
  const {dataDir, manifest, paths} = await next("new-mode");
  const found = await proposalOf(dataDir);
  expect(found).toMatchObject({previous: "2026-03-24", revisionKnown: false, conflict: []});
  for (const role of ["claude_ai", "api"] as const)
    expect(found.layout![role].labels).toMatchObject([{facet: "collaboration", new: ["delegation"], gone: []}]);
  const {release, dialect, window, metrics, files} = manifest;
  expect(found.manifest).toMatchObject({release, dialect, window, metrics});
  for (const role of ["claude_ai", "api"] as const) {
    const [mine, theirs] = [found.manifest, manifest].map((one) => one.files.find((file) => file.role === role)!);
    expect(mine!.path).toBe(paths[role === "api" ? "api" : "claude"]);
    expect(mine!.known[0]!.sha256).toBe(theirs!.known[0]!.sha256);
  }
  expect(found.manifest.files.map(({role}) => role)).toEqual(expect.arrayContaining(files.map(({role}) => role)));
});

test("what is new, renamed or gone against the release before", async () => {
  const into = await folder();
  await release({folder: into, release: "2026-01-15"});
  const folderOfFebruary = join(await release({folder: into}), "release_2026_03_24");
  await edit(into, paths.api, (text) =>
    text
      .replaceAll("::use_case,", "::purpose_of_use,")
      .replaceAll("global,2026-02-05,2026-02-12,1P API,use_case,", "global,2026-02-05,2026-02-12,1P API,purpose,")
  );
  const {stdout} = await data(["add", folderOfFebruary, "--accept"]);
  expect(stdout).toContain("Against 2026-01-15");
  expect(stdout).toContain("API, facets: use_case is probably purpose now");
});

test("a metric that is gone is said", async () => {
  const {dataDir} = await next("dropped-metric");
  const found = await proposalOf(dataDir);
  expect(found.manifest.metrics).not.toContain("success");
  expect(found.metrics.gone).toEqual(["success"]);
  expect(found.layout!.api.facets.gone).toContain("onet_task::task_success");
});

test("--write puts a manifest that the catalogue reads; twice only with --accept", async () => {
  const {dataDir} = await next("moved-folder");
  const into = await folder();
  const refused = await data(["add", dataDir, "--write", into]);
  expect(refused).toMatchObject({code: 2});
  expect(refused.stderr).toContain("--revision");
  const write = (...more: string[]) => data(["add", dataDir, "--revision", REVISION, "--write", into, ...more]);
  expect(await write()).toMatchObject({code: 0});
  expect(await readdir(into)).toEqual(["2026-09-30.json"]);
  const file = join(into, "2026-09-30.json");
  const text = await readFile(file, "utf8");
  expect(manifestSchema.parse(JSON.parse(text)).files[0]!.known[0]!.revision).toBe(REVISION);
  const again = await write();
  expect(again.code).toBe(2);
  expect(again.stderr).toContain("nothing is overwritten unasked");
  expect(await readFile(file, "utf8")).toBe(text);
  expect(await write("--accept")).toMatchObject({code: 0});
  const status = await data(["diff", "2026-03-24", "2026-09-30", "--json"], {
    AEI_CATALOGUE: into,
    AEI_DATA_DIR: dataDir
  });
  expect(JSON.parse(status.stdout)).toMatchObject({after: {release: "2026-09-30"}});
});

test("a clone of the dataset gives the commit", async () => {
  const {dataDir} = await next("moved-folder");
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=n", "-c", "user.email=e@x", ...args], {
      cwd: dataDir,
      encoding: "utf8"
    }).trim();
  git("init", "-q");
  git("commit", "-q", "--allow-empty", "-m", "a release");
  const found = await proposalOf(dataDir);
  expect(found).toMatchObject({revisionKnown: true});
  expect(found.manifest.files[0]!.known[0]!.revision).toBe(git("rev-parse", "HEAD"));
});

test("the metric dialect, with its months", async () => {
  const june = await release({release: "2026-06-26"});
  const found = await proposalOf(join(june, "release_2026_06_26"), "--accept");
  expect(found.manifest).toMatchObject({dialect: "metric", window: {start: "2026-04-01", end: "2026-06-01"}});
  expect(found.manifest.metrics).not.toContain("success");
});

const newApi = "release_2026_09_30/data/aei_raw_1p_api_2026-08-06_to_2026-08-13.csv";
const newClaude = newApi.replace("1p_api", "claude_ai");
const june = "release_2026_06_26/data/aei_1p_api_2026-06-26.csv";

test.each<[string, (into: string) => Promise<unknown>, number, RegExp]>([
  ["an unknown dialect", (into) => edit(into, newApi, (t) => t.replace(header, "a,b,c\n")), 7, /unknown a, b, c/],
  [
    "a renamed column",
    (into) => edit(into, newApi, (t) => t.replace("cluster_name", "node")),
    7,
    /no column cluster_name, but unknown node/
  ],
  ["half uploaded", (into) => rm(join(into, newApi)), 3, /none for api, only release_2026_09_30.*claude_ai/],
  ["a web page", (into) => writeFile(join(into, newApi), "<!doctype html>"), 4, /web page/],
  [
    "swapped platforms",
    async (into) => {
      await rename(join(into, newApi), join(into, "x"));
      await rename(join(into, newClaude), join(into, newApi));
      await rename(join(into, "x"), join(into, newClaude));
    },
    7,
    /not swapped/
  ],
  [
    "two windows",
    (into) => edit(into, newApi, (t) => t.replaceAll("2026-08-06,2026-08-13", "2026-07-06,2026-07-13")),
    7,
    /month is missing/
  ]
])("%s: named, with the next step, nothing written", async (_, change, code, message) => {
  const {dataDir} = await next("new-mode");
  await change(dataDir);
  const into = await folder();
  const ran = await data(["add", dataDir, "--revision", REVISION, "--write", into]);
  expect(ran.stderr).toMatch(message);
  expect(ran.code).toBe(code);
  expect(await readdir(into)).toEqual([]);
});

test("a month that one platform lacks", async () => {
  const into = await release({release: "2026-06-26"});
  await edit(into, june, (text) =>
    text
      .split("\n")
      .filter((line) => !line.startsWith("2026-05-01"))
      .join("\n")
  );
  const {code, stderr} = await data(["add", join(into, "release_2026_06_26"), "--accept"]);
  expect(code).toBe(7);
  expect(stderr).toMatch(/API 2026-04-01 to 2026-05-01\n/);
});

test("bytes that are not those of the catalogue: exit 4 and both hashes, unless accepted", async () => {
  const into = join(await release(), "release_2026_03_24");
  const {code, stderr} = await data(["add", into]);
  expect(code).toBe(4);
  expect(stderr).toMatch(/69ebf6f9afc1/);
  expect(stderr).toContain("--accept");
  const {manifest} = await proposalOf(into, "--accept");
  expect(manifest.files[0]!.known).toHaveLength(3);
});

test.each([
  [[], /a folder or a release/],
  [["2026-13"], /day of a release/],
  [[".", "--revision", "main"], /40 lower-case hex digits/]
])("add %j: exit 2", async (argv, message) => {
  const {code, stderr} = await data(["add", ...argv]);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
