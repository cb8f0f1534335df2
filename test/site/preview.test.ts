import {createHash} from "node:crypto";
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, expect, test, vi} from "vitest";

import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {checkout} from "./checkout.js";
import {type Preview, startPreview} from "./preview.js";

const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
// A preview starts, stages and starts its loaders as slowly as the machine is busy.
vi.setConfig({testTimeout: 300_000});

const copy = checkout(new Date("2026-01-02T03:04:05Z"));
const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
const data = join(folder, "data");
let preview: Preview;

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");
const hashServed = (text: string): string | undefined =>
  (JSON.parse(text) as Results).inputs.find(({path}) => path === api)?.sha256;
/** Whether an answer is about these bytes. */
const about =
  (hash: string) =>
  ({status, text}: {status: number; text: string}): boolean =>
    status === 200 && hashServed(text) === hash;

beforeAll(async () => {
  for (const seed of [1, 2]) {
    const drawn = join(folder, `seed-${seed}`);
    await generateRelease({folder: drawn, release: "2026-03-24", seed, size: "small"});
  }
  cpSync(join(folder, "seed-1"), data, {recursive: true});
  const variables = {AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_CACHE_DIR: join(folder, "cache")};
  preview = await startPreview(copy.folder, {...copy.variables, ...variables});
});
afterAll(async () => {
  await preview.stop();
  for (const path of [copy.folder, folder]) rmSync(path, {recursive: true, force: true});
});

test("the preview follows its inputs: a changed file changes tables and pages", async () => {
  const before = hashOf(join(data, api));
  await preview.until("/_file/results.json", about(before));
  expect((await preview.get("/data")).text).toContain(before);
  cpSync(join(folder, "seed-2", api), join(data, api));
  const after = hashOf(join(data, api));
  expect(after).not.toBe(before);
  await preview.until("/_file/results.json", about(after));
  // Once the new is there, the old is nowhere.
  expect((await preview.get("/data")).text).not.toContain(before);
  await preview.until("/data", ({text}) => text.includes(after));
});

test("an input that can't be used: the preview says so instead of serving the last tables, until it is put right", async () => {
  const good = hashOf(join(data, api));
  writeFileSync(join(data, api), "<!doctype html><title>Sign in</title>");
  const said = await preview.until("/data", ({text}) => text.includes("page-error"));
  expect(said).toMatch(/role="alert"[\s\S]*web page[\s\S]*1p_api/);
  expect((await preview.get("/_file/results.json")).status).toBe(404);
  cpSync(join(folder, "seed-2", api), join(data, api));
  await preview.until("/_file/results.json", about(good));
  await preview.until("/data", ({text}) => text.includes(good));
});

test("the preview follows its code", async () => {
  const file = join(copy.folder, "data-loaders/site/provenance.ts");
  const code = readFileSync(file, "utf8");
  await preview.until("/_file/provenance.json", ({text}) => text.includes('"oversight-gap/provenance@1"'));
  writeFileSync(file, code.replaceAll("oversight-gap/provenance@1", "oversight-gap/provenance@changed"));
  await preview.until("/_file/provenance.json", ({text}) => text.includes("provenance@changed"));
  writeFileSync(file, `${code}\nthis is no code`);
  await preview.until("/data", ({text}) => text.includes("page-error"));
  writeFileSync(file, code);
  await preview.until("/_file/provenance.json", ({text}) => text.includes('"oversight-gap/provenance@1"'));
});
