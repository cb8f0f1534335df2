import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, describe, expect, test} from "vitest";

import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import {catalogue} from "../../data-loaders/releases/catalogue.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {sampleName} from "../../data-loaders/sample/SampleOptions.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {columnRows, columns} from "../../src/analysis/panel/Panel.js";
import {panelFields} from "../../src/analysis/panel/panelFields.js";
import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {variables} from "../../src/analysis/panel/variables.js";

const manifests = catalogue({catalogueDir: null});
let folder: string;
let releases: ReleaseEvidence[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "measures-"));
  releases = [];
  for (const manifest of manifests) {
    const {release} = manifest;
    await generateRelease({folder, release: sampleName(release), seed: 1, size: "small"});
    const files = await fromLocal(manifest, folder, {memoDir: null, verify: false});
    releases.push(await gather(manifest, {release, source: "local", synthetic: true, reason: "a test", files}));
  }
});
afterAll(() => rm(folder, {recursive: true, force: true}));

describe.each(columnRows)("$column", ({column, long, id, range, unit, platform, measure}) => {
  const published = (dialect: string) =>
    releases
      .filter((release) => release.dialect === dialect)
      .flatMap(({panel}) => panel.flatMap((row) => row[column] ?? []));

  test.each([
    ["long", long],
    ["metric", id]
  ])("is found where the %s dialect has it, and only there", (dialect, name) => {
    const values = published(dialect);
    expect(values.length > 0).toBe(name !== null);
    expect(values.filter((value) => !(value >= range[0] && value <= range[1] + 1e-9))).toEqual([]);
  });

  test("is a measure of one dialect at least, a variable, and in the dictionary", () => {
    expect(long !== null || id !== null).toBe(true);
    expect(variables[column].unit).toBe(unit);
    expect(panelFields.find(({name}) => name === column)).toMatchObject({type: "number", unit});
    expect(columns).toContain(`${platform}_${measure}`);
  });
});

test("the cost index is the API's, for every task of the releases that have it", () => {
  const having = releases.filter(({panel}) => panel.some((row) => row.api_cost_index !== null));
  expect(having.map(({release}) => release)).toEqual(["2026-03-24", "2026-01-15", "2025-09-15"]);
  for (const {panel} of having) {
    const tasks = panel.filter((row) => row.api_usage !== null && row.task !== "not_classified");
    expect(tasks.filter((row) => row.api_cost_index === null)).toEqual([]);
  }
});
