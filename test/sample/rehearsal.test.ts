import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {describe, expect, onTestFinished, test} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {fromLocal} from "../../data-loaders/acquire/fromLocal.js";
import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {stageFor} from "../../scripts/stageReport.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import type {ReleaseEvidence, Role} from "../../src/analysis/panel/ReleaseEvidence.js";
import {type Change, changes, generateNextRelease, type NextRelease} from "./nextRelease.js";

/** What someone who stages the release reads: what was expected, what was found, where, and what to do. */
const told: Record<Change, RegExp[]> = {
  "renamed-column": [
    /expected a CSV with the columns geo_id,.*,cluster_name,value/,
    /found no column cluster_name, but unknown node_name/,
    /in .*release_2026_09_30\/data\/aei_raw_claude_ai_2026-08-06_to_2026-08-13\.csv/,
    /next {2}if cluster_name is called node_name now, give that name to it in the columns of data-loaders\/dialects\/long\.ts/
  ],
  "moved-folder": [
    /expected release_2026_09_30\/data\/aei_raw_claude_ai_.*\.csv and release_2026_09_30\/data\/aei_raw_1p_api_.*\.csv, as the manifest of release 2026-09-30 says/,
    /found release_2026_09_30\/data\/raw\/aei_raw_claude_ai_.*\.csv and release_2026_09_30\/data\/raw\/aei_raw_1p_api_.*\.csv instead/,
    /correct each `path` in its manifest \(2026-09-30\.json, in AEI_CATALOGUE or data-loaders\/releases\/\)/
  ],
  "dropped-metric": [
    /expected rows about success by task, which release 2026-09-30 publishes/,
    /found only the facets (?!.*task_success).*onet_task::collaboration/,
    /in .*release_2026_09_30\/data\/aei_raw_claude_ai_2026-08-06_to_2026-08-13\.csv/,
    /if a facet was renamed, map it in .*data-loaders\/dialects\/long\.ts; if it was dropped, take it out of the release's manifest/
  ],
  "new-mode": [
    /expected one of the labels .*directive, feedback loop, learning/,
    /found “delegation” in \d+ rows of facet (onet_task::)?collaboration/,
    /give the new label a row in src\/analysis\/panel\/measures\.json; a mode also a place in `modeLabels` of src\/analysis\/panel\/Panel\.ts/
  ]
};

test.each(changes)(
  "release 2026-09-30, %s: refused, the change named with the place where to map it",
  async (change) => {
    const next = await made(change);
    const work = await workFolder();
    const env = environment({
      AEI_DATA_DIR: next.dataDir,
      AEI_CATALOGUE: next.catalogueDir,
      AEI_RELEASE: "2026-09-30",
      AEI_CACHE_DIR: join(work, "cache")
    });
    const effects = {
      ...effectsWithoutSample(work),
      makeSample: () => Promise.reject(new Error()),
      log: () => undefined
    };
    const error = await stageFor(env, effects).then(
      () => "staged",
      (reason: unknown) => (reason as Error).message
    );
    for (const part of told[change]) expect(error).toMatch(part);
  }
);

describe("release 2026-09-30 is read once the change is mapped", () => {
  test("the column has its old name again", async () => {
    const next = await made("renamed-column");
    for (const path of Object.values(next.paths)) {
      const text = await readFile(join(next.dataDir, path), "utf8");
      await writeFile(join(next.dataDir, path), text.replace(",node_name,", ",cluster_name,"));
    }
    const {panel} = await read(next, next.manifest);
    expect(withSuccess(panel)).toBeGreaterThan(300);
  });

  test("the manifest names the new folder", async () => {
    const next = await made("moved-folder");
    const place: Partial<Record<Role, string>> = {claude_ai: next.paths.claude, api: next.paths.api};
    const files = next.manifest.files.map((file) => ({...file, path: place[file.role] ?? file.path}));
    const {panel, inputs} = await read(next, {...next.manifest, files});
    expect(withSuccess(panel)).toBeGreaterThan(300);
    expect(inputs.filter(({role}) => role in place).every(({path}) => path.includes("/data/raw/"))).toBe(true);
  });

  test("the manifest no longer promises success, and none is made up", async () => {
    const next = await made("dropped-metric");
    const metrics = next.manifest.metrics.filter((metric) => metric !== "success");
    const {panel, globals} = await read(next, {...next.manifest, metrics});
    expect(panel.length).toBeGreaterThan(300);
    expect(withSuccess(panel)).toBe(0);
    expect(globals.claude.success).toBeNull();
  });
});

const withSuccess = (panel: Panel): number => panel.filter(({claude_success}) => claude_success !== null).length;

async function made(change: Change): Promise<NextRelease> {
  return generateNextRelease({folder: await workFolder(), change});
}

async function read({dataDir}: NextRelease, manifest: Manifest): Promise<ReleaseEvidence> {
  const files = await fromLocal(manifest, dataDir, {memoDir: null, verify: true});
  return gather(manifest, {release: manifest.release, source: "local", synthetic: true, reason: "a rehearsal", files});
}

async function workFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "next-"));
  onTestFinished(() => rm(folder, {recursive: true, force: true}));
  return folder;
}
