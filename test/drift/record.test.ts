import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import type {ResultsRecord} from "../../src/analysis/claims/Results.js";
import {data, edit, folder, paths, release, TODAY} from "./release.js";

async function recorder() {
  const kept = await folder();
  const file = join(kept, "2026-03-24.json");
  return {
    file,
    kept,
    read: async () => JSON.parse(await readFile(file, "utf8")) as ResultsRecord,
    record: (folder: string, ...argv: string[]) =>
      data(["record", "2026-03-24", "--public-figures", "--folder", kept, ...argv], {AEI_DATA_DIR: folder})
  };
}

test("records aggregates, verdicts, hashes and a line of history, and no task", async () => {
  const {record, read} = await recorder();
  expect(await record(await release())).toMatchObject({code: 0});
  const made = await read();
  expect(made).toMatchObject({
    schema: "oversight-gap/record@1",
    release: "2026-03-24",
    basis: "public figures",
    history: [{date: TODAY, basis: "public figures", outcome: "first", new_inputs: true, verdicts_changed: []}]
  });
  expect(made.claims.length).toBeGreaterThan(20);
  expect(made.inputs.every(({sha256, path}) => /^[0-9a-f]{64}$/.test(sha256) && !path.startsWith("/"))).toBe(true);
});

test("the same again: nothing is written, not even a date", async () => {
  const {record, file} = await recorder();
  const folder = await release();
  await record(folder);
  const before = await readFile(file, "utf8");
  const {code, stdout} = await record(folder, "--accept");
  expect(code).toBe(0);
  expect(stdout).toContain("nothing to write");
  expect(await readFile(file, "utf8")).toBe(before);
});

test("a number that moved: exit 12, the record stays; --accept replaces it and appends to its history", async () => {
  const {record, file, read} = await recorder();
  const folder = await release();
  await record(folder);
  const before = await readFile(file, "utf8");
  await edit(folder, paths.api, (text) => text.replace(/(global,.*,ai_autonomy_mean,,)[\d.]+/, "$14.5"));
  const refused = await record(folder);
  expect(refused.code).toBe(12);
  expect(refused.stdout).toMatch(/API, autonomy +[\d.]+ +4\.5000/);
  expect(refused.stdout).toContain("--accept");
  expect(await readFile(file, "utf8")).toBe(before);
  expect(await record(folder, "--accept")).toMatchObject({code: 0});
  expect((await read()).history).toMatchObject([
    {outcome: "first"},
    {outcome: "numbers", new_inputs: true, verdicts_changed: []}
  ]);
});

test("a verdict that changed: exit 13; the history names it", async () => {
  const {record, read} = await recorder();
  await record(await release());
  const other = await release({truth: {slope: {claude: 0.6, api: -0.6}}});
  const refused = await record(other);
  expect(refused.code).toBe(13);
  expect(refused.stdout).toMatch(/C14, .* → reproduced/);
  await record(other, "--accept");
  expect((await read()).history.at(-1)).toMatchObject({outcome: "verdicts"});
  expect((await read()).history.at(-1)!.verdicts_changed).toContain("C14");
});

test("bytes that are not the dataset's need --public-figures; synthetic ones are never recorded", async () => {
  const kept = await folder();
  const unmarked = await data(["record", "2026-03-24", "--folder", kept], {AEI_DATA_DIR: await release()});
  expect(unmarked.code).toBe(4);
  expect(unmarked.stderr).toContain("--public-figures");
  const sample = await data(["record", "--folder", kept, "--public-figures"], {AEI_SOURCE: "sample"});
  expect(sample.code).toBe(2);
  expect(await readdir(kept)).toEqual([]);
});

test("a record edited by hand is refused, and left as it is", async () => {
  const {record, file} = await recorder();
  await writeFile(file, '{"schema": "oversight-gap/record@1", "release": 3}');
  const {code, stderr} = await record(await release(), "--accept");
  expect(code).toBe(2);
  expect(stderr).toContain("release: ");
  expect(await readFile(file, "utf8")).toContain('"release": 3');
});

test("the records in git are what this code would write: aggregates only, never synthetic", async () => {
  const records = (await readdir("docs/results")).filter((name) => /^[^.]+\.json$/.test(name));
  for (const name of records) {
    const text = await readFile(join("docs/results", name), "utf8");
    expect(text.length).toBeLessThan(100_000);
    const {basis, claims} = JSON.parse(text) as ResultsRecord;
    expect(["pinned originals", "public figures"]).toContain(basis);
    expect(claims.map(({id}) => id)).toContain("C14");
  }
  expect(records).toContain("2026-03-24.json");
});
