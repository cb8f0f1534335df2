import {mkdir, mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {expect, onTestFinished, test} from "vitest";

import {acquire} from "../../data-loaders/acquire/acquire.js";
import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {run} from "../../data-loaders/releasing/commands/run.js";
import {makeSample} from "../../data-loaders/sample/generateRelease.js";
import {isRoot, smallDisk} from "../acquire/disks.js";

const claude = "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv";
const november = "release_2026_01_15/data/intermediate/aei_raw_claude_ai_2025-11-13_to_2025-11-20.csv";

test("sample writes a folder that a build can read, marked as made up", async () => {
  const dir = await folder();
  const {code, json} = await sample("--out", join(dir, "new"), "--small");
  expect(code).toBe(0);
  expect(json).toMatchObject({synthetic: true, release: "2026-03-24-republished", scale: 1, size: "small"});
  const env = environment({AEI_DATA_DIR: join(dir, "new"), AEI_CACHE_DIR: join(dir, "cache")});
  const manifest = findRelease(catalogue(env), "2026-03-24");
  const acquired = await acquire(manifest, env, {...quiet, makeSample});
  expect(acquired).toMatchObject({source: "local", synthetic: true});
  expect(acquired.reason).toBe("AEI_DATA_DIR is set, and its files are made up (small, seed 20260324)");
  expect(acquired.files.map(({role, pinned}) => [role, pinned])).toEqual([
    ["claude_ai", false],
    ["api", false],
    ["statements", false]
  ]);
  expect(await readdir(join(dir, "new"))).toEqual(["SYNTHETIC.json", "release_2025_03_27", "release_2026_03_24"]);
});

test("a folder without the mark is not called made up", async () => {
  const dir = await folder();
  await sample("--out", dir, "--small");
  await rm(join(dir, "SYNTHETIC.json"));
  const env = environment({AEI_DATA_DIR: dir, AEI_CACHE_DIR: join(dir, "cache")});
  const acquired = await acquire(findRelease(catalogue(env), "2026-03-24"), env, {...quiet, makeSample});
  expect(acquired).toMatchObject({source: "local", synthetic: false, reason: "AEI_DATA_DIR is set"});
});

test("the first version of February's file lacks numeric facets of places, the republished one has them", async () => {
  const dir = await folder();
  const numericOfPlaces = /,country(-state)?,.*,ai_autonomy,/;
  await sample("--out", dir, "--small", "--release", "2026-03-24", "--version", "first");
  expect(await readFile(join(dir, claude), "utf8")).not.toMatch(numericOfPlaces);
  await sample("--out", dir, "--small", "--release", "2026-03-24", "--version", "republished");
  expect(await readFile(join(dir, claude), "utf8")).toMatch(numericOfPlaces);
});

test("releases of one seed share a folder; another seed makes way", async () => {
  const dir = await folder();
  await sample("--out", dir, "--small", "--release", "2026-03-24");
  await sample("--out", dir, "--small", "--release", "2026-01-15");
  expect(await files(dir)).toEqual(expect.arrayContaining([claude, november]));
  const {json} = await sample("--out", dir, "--small", "--release", "2026-03-24", "--seed", "2");
  expect(json["removed"]).toContain(november);
  expect(await files(dir)).toContain(claude);
  expect(await files(dir)).not.toContain(november);
});

test("a folder with other files in it is refused and left as it is", async () => {
  const dir = await folder();
  await writeFile(join(dir, "mine.csv"), "1\n");
  const {code, stderr} = await sample("--out", dir, "--small");
  expect(code).toBe(2);
  expect(stderr).toContain("found 1 other file and folders (mine.csv)");
  expect(await readdir(dir)).toEqual(["mine.csv"]);
});

test("a run that was killed leaves nothing in the way of the next", async () => {
  const dir = await folder();
  await mkdir(join(dir, ".making-abc"));
  await writeFile(join(dir, ".making-abc", "half.csv"), "1\n");
  expect(await sample("--out", dir, "--small")).toMatchObject({code: 0});
  expect((await readdir(dir)).filter((name) => name.startsWith("."))).toEqual([]);
});

test.each<[string[], RegExp]>([
  [[], /expected the folder to write to\n {2}found none\n {2}in {4}--out/],
  [["--out", "x", "--scale", "0"], /expected a whole number, at least 1\n {2}found 0\n {2}in {4}--scale/],
  [["--out", "x", "--scale=-3"], /found -3\n {2}in {4}--scale/],
  [["--out", "x", "--scale", "101"], /expected a number from 1 to 100\n {2}found 101\n {2}in {4}--scale/],
  [["--out", "x", "--scale", "many"], /expected a whole number\n {2}found "many"\n {2}in {4}--scale/],
  [["--out", "x", "--small", "--scale", "2"], /expected no --scale beside --small/],
  [["--out", "x", "--seed", "0.5"], /in {4}--seed/],
  [
    ["--out", "x", "--release", "2020-01-01"],
    /expected one of 2025-09-15, .*\n {2}found 2020-01-01\n {2}in {4}--release/
  ],
  [
    ["--out", "x", "--release", "2026-01-15", "--version", "first"],
    /published once\n {2}found first\n {2}in {4}--version/
  ],
  [["--out", "x", "--version", "third"], /expected one of first, republished\n {2}found third/],
  [["--out", "x", "more"], /"more" is one too many/]
])("sample %j is refused by name, exit 2", async (argv, message) => {
  const {code, stderr} = await sample(...argv);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

const onSmallDisk = isRoot ? test : test.skip;

onSmallDisk("a disk that fills: exit 6, and no partial file stays behind", async () => {
  const dir = await folder();
  await smallDisk(join(dir, "disk"), 8_000_000);
  const {code, stderr} = await sample("--out", join(dir, "disk", "data"), "--small");
  expect(code).toBe(6);
  expect(stderr).toMatch(/expected to write to the sample's folder\n {2}found the disk is full/);
  expect(stderr).toContain("choose another --out");
  expect(await readdir(join(dir, "disk"))).toEqual([]);
});

onSmallDisk("a disk that fills leaves the releases that were there as they were", async () => {
  const dir = await folder();
  await smallDisk(join(dir, "disk"), 20_000_000);
  const data = join(dir, "disk", "data");
  expect(await sample("--out", data, "--small")).toMatchObject({code: 0});
  const before = await files(data);
  expect(await sample("--out", data, "--small", "--release", "2026-01-15")).toMatchObject({code: 6});
  expect(await files(data)).toEqual(before);
  expect(await readFile(join(data, "SYNTHETIC.json"), "utf8")).not.toContain("2026_01_15");
});

const quiet = {...effectsWithoutSample(), log: () => undefined};

async function folder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "sample-"));
  onTestFinished(() => rm(dir, {recursive: true, force: true}));
  return dir;
}

async function files(dir: string): Promise<string[]> {
  const names = await readdir(dir, {recursive: true});
  return names.filter((name) => name.endsWith(".csv") || name.includes(".making")).sort();
}

/** The command line, in this process. */
async function sample(...argv: string[]): Promise<{code: number; json: Record<string, unknown>; stderr: string}> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(["sample", ...argv, "--json"], {
    variables: {},
    effects: quiet,
    print: (text) => out.push(text),
    complain: (text) => err.push(text)
  });
  return {code, json: JSON.parse(out.join("\n")) as Record<string, unknown>, stderr: err.join("\n")};
}
