import {existsSync, readdirSync, statSync} from "node:fs";
import {cp, readFile, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {beforeAll, expect, test} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {fileStamps} from "../../data-loaders/site/fileStamps.js";
import {dependencies} from "../../data-loaders/stage/stage.js";
import {stageFor} from "../../scripts/stageReport.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {temporaryFolders} from "../temporaryFolders.js";

const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
const folder = temporaryFolders();

let drawn: string;
beforeAll(async () => {
  drawn = await folder();
  await generateRelease({folder: drawn, release: "2026-03-24", seed: 1, size: "small"});
});

/** A folder of data and one of work, and what staging them gives. */
async function workplace() {
  const data = await folder();
  const work = await folder();
  await cp(drawn, data, {recursive: true});
  // An hour old: a file that changed just now is never taken to be unchanged.
  const then = new Date(Date.now() - 3_600_000);
  for (const file of readdirSync(data, {recursive: true, encoding: "utf8"})) await utimes(join(data, file), then, then);
  const variables: Record<string, string> = {AEI_DATA_DIR: data, AEI_CACHE_DIR: join(work, "cache")};
  const staged = async (more: Record<string, string> = {}): Promise<{folder: string; results: Results}> => {
    const effects = {
      ...effectsWithoutSample(work),
      makeSample: () => Promise.reject(new Error("no sample here")),
      log: () => undefined
    };
    const path = await stageFor(environment({...variables, ...more}), effects);
    return {folder: path, results: JSON.parse(await readFile(join(path, "results.json"), "utf8")) as Results};
  };
  /** Puts a mark into what was read from the CSVs: whoever reads them again loses it. */
  const mark = async (tasks: number): Promise<void> => {
    const [key] = readdirSync(join(work, "evidence"));
    const file = join(work, "evidence", key!, "evidence.json");
    const evidence = JSON.parse(await readFile(file, "utf8")) as {audit: {claude_tasks: number}};
    evidence.audit.claude_tasks = tasks;
    await writeFile(file, JSON.stringify(evidence));
  };
  return {data, work, staged, mark};
}

test("a rebuild without a change makes nothing again", async () => {
  const {staged} = await workplace();
  const first = await staged();
  const {mtimeMs} = statSync(join(first.folder, "results.json"));
  const second = await staged();
  expect(second.folder).toBe(first.folder);
  expect(statSync(join(second.folder, "results.json")).mtimeMs).toBe(mtimeMs);
});

test("the same bytes, come by in another way, are not read again; the report says how they were come by", async () => {
  const {work, staged, mark} = await workplace();
  const first = await staged();
  await mark(12_345);
  const second = await staged({AEI_SOURCE: "local"});
  expect(second.folder).not.toBe(first.folder);
  const provenance = JSON.parse(await readFile(join(second.folder, "provenance.json"), "utf8")) as {reason: string};
  expect(provenance.reason).toBe("AEI_SOURCE=local");
  expect(await readFile(join(second.folder, "data/report.json"), "utf8")).toContain('"claude_tasks":12345');
  expect(readdirSync(join(work, "evidence"))).toHaveLength(1);
});

test("a changed input is read again, and changed back gives the first tables", async () => {
  const {data, work, staged, mark} = await workplace();
  const first = await staged();
  await mark(12_345);
  const text = await readFile(join(data, api), "utf8");
  await writeFile(join(data, api), text.replace(/\n$/, "\n\n"));
  const second = await staged();
  expect(second.folder).not.toBe(first.folder);
  expect(await readFile(join(second.folder, "data/report.json"), "utf8")).not.toContain('"claude_tasks":12345');
  expect(readdirSync(join(work, "evidence"))).toHaveLength(2);
  await writeFile(join(data, api), text);
  expect((await staged()).folder).toBe(first.folder);
});

test("what a preview watches: each input where it is or would be, manifests, counts and code", async () => {
  const {data, work} = await workplace();
  const variables = {AEI_DATA_DIR: data, AEI_CATALOGUE: join(work, "catalogue")};
  await cp("data-loaders/releases/2026-03-24.json", join(work, "catalogue/2026-03-24.json"), {recursive: true});
  const paths = dependencies(environment(variables));
  expect(paths).toEqual(expect.arrayContaining([join(data, api), join(work, "catalogue"), "data-loaders/dialects"]));
  const before = fileStamps(paths);
  expect(fileStamps(paths)).toBe(before);
  const absent = paths.find((path) => path.startsWith(data) && !existsSync(path))!;
  await cp(join(data, api), absent, {recursive: true});
  const arrived = fileStamps(paths);
  expect(arrived).not.toBe(before);
  // Same size, same modification time: the bytes are others.
  const {atime, mtime} = statSync(absent);
  const bytes = await readFile(absent);
  bytes[bytes.length - 3]! ^= 1;
  await writeFile(absent, bytes);
  await utimes(absent, atime, mtime);
  expect(fileStamps(paths)).not.toBe(arrived);
  // Without a local folder, the caches are where bytes would be.
  const cached = dependencies(environment({AEI_CACHE_DIR: work}));
  expect(cached.filter((path) => path.startsWith(work) && path.endsWith(api))).toHaveLength(1);
});
