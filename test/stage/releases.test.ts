import {cp, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

import {beforeAll, describe, expect, test} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleRelease} from "../../data-loaders/sample/SampleOptions.js";
import {stageFor} from "../../scripts/stageReport.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {builtPage} from "../pages/builtPage.js";
import {madePages} from "../pages/madePages.js";
import {temporaryFolders} from "../temporaryFolders.js";

const folder = temporaryFolders();

const generated: SampleRelease[] = ["2025-09-15", "2026-06-26"];
let data: string;
/** Staged evidence is kept from one test to the next, as it is between two builds. */
let work: string;
beforeAll(async () => {
  [data, work] = [await folder(), await folder()];
  for (const release of generated) await generateRelease({folder: data, release, seed: 1, size: "small"});
});

/** Stages a report on a release; @returns its folder and what was logged. */
async function staged(release: string, dataDir = data): Promise<{path: string; log: string}> {
  const env = environment({
    AEI_SOURCE: "local",
    AEI_DATA_DIR: dataDir,
    AEI_CACHE_DIR: join(work, "cache"),
    AEI_RELEASE: release
  });
  const lines: string[] = [];
  const effects = {
    ...effectsWithoutSample(work),
    makeSample: () => Promise.reject(new Error("no sample here")),
    log: (line: string) => void lines.push(line)
  };
  return {path: await stageFor(env, effects), log: lines.join("\n")};
}

async function json<T>(path: string, file: string): Promise<T> {
  return JSON.parse(await readFile(join(path, file), "utf8")) as T;
}

describe.each(generated)("a report on release %s, which publishes no success", (release) => {
  let path: string;
  let results: Results;
  beforeAll(async () => {
    ({path} = await staged(release));
    results = await json(path, "results.json");
  });

  test("judges what it can, and says of the rest that it is not in this release", () => {
    expect(results.release).toBe(release);
    const verdicts = new Map(results.claims.map(({id, verdict}) => [id, verdict]));
    const aboutSuccess = ["C01", "C02", "C03", "C05", "C06", "C07", "C08", "C09", "C14", "C15", "C16", "C17", "C18"];
    for (const id of aboutSuccess) expect([id, verdicts.get(id)]).toEqual([id, "not in this release"]);
    // Modes are published, so these are numbers: other ones than February's.
    for (const id of ["C10", "C11", "C23", "C24"]) expect([id, verdicts.get(id)]).toEqual([id, "not supported"]);
    expect(verdicts.get("C04")).toBe("not in this release");
  });

  test("draws the figures it has numbers for, and only those", async () => {
    const wanted = ["/index", "/natural-experiment", "/structure", "/directive"];
    const pages = await madePages(path, (page) => wanted.includes(page));
    const isDrawn = (id: string): boolean => pages.file(`data/figures/${id}.svg`) !== null;
    const drawn = ["success-by-task", "gap-distribution", "collaboration-modes", "gap-slope", "predictors"].filter(
      isDrawn
    );
    pages.remove();
    expect(drawn).toEqual(["collaboration-modes"]);
  });

  test("has a page for every release at hand, and lists the others with how to get them", async () => {
    expect(await json<string[]>(path, "releases.json")).toEqual([...generated].reverse());
    const files = {"data/report.json": await json(path, "data/report.json")};
    for (const one of generated) {
      const {body} = (await builtPage(`/releases/${one}`, files, {params: {release: one}})).document;
      expect(body.querySelector("h1")!.textContent).toContain(`release ${one}`);
      expect([...body.querySelectorAll("figure")].map(({id}) => id)).toEqual(["modes"]);
      expect(body.querySelectorAll(".ledger article").length).toBeGreaterThan(20);
      expect(body.textContent).toContain("This release publishes no task success: neither the gap");
      expect(/Claude\.ai, May 2026.*Claude\.ai, April 2026/s.test(body.textContent!)).toBe(one === "2026-06-26");
      expect(body.textContent!.includes("Task IDs published")).toBe(one === "2026-06-26");
      expect((await json<Results>(path, `downloads/releases/${one}.json`)).release).toBe(one);
    }
    const overview = (await builtPage("/releases/index", files)).document.body.textContent;
    for (const missing of ["2026-01-15", "2026-03-24"]) expect(overview).toContain(`npm run data -- fetch ${missing}`);
  });

  test("says why a part of a page is left out: the release has none, or these files have none", async () => {
    const absent = await json<Record<string, string>>(path, "absent.json");
    expect(absent.success).toBe(
      `Release ${release} publishes no task success on both platforms, so this part is left out.`
    );
    expect(absent["modes-by-task"]).toContain("The files of this build hold no");
  });

  test("absent is null in every file", async () => {
    for (const file of ["results.json", "data/report.json", "data/panel.json"])
      expect(await readFile(join(path, file), "utf8")).not.toMatch(/NaN|undefined|Infinity/);
    expect(results.platforms.claude_ai.success_pct).toBeNull();
    expect(results.panel.shared_tasks).toBeGreaterThan(150);
    expect(results.multiverse.estimable).toBe(0);
  });
});

test("the report on June is about May, its latest month", async () => {
  const {path} = await staged("2026-06-26");
  expect((await json<Results>(path, "results.json")).window).toEqual({start: "2026-05-01", end: "2026-06-01"});
});

test("a release that can't be read stops a report about it, and is named and left out of one about another", async () => {
  const bad = await folder();
  await cp(data, bad, {recursive: true});
  const file = join(bad, "release_2026_06_26/data/aei_1p_api_2026-06-26.csv");
  await writeFile(file, (await readFile(file, "utf8")).replaceAll(/^2026-04-01.*\n/gm, ""));
  await expect(staged("2026-06-26", bad)).rejects.toThrow(/2 months/);
  const {log, path} = await staged("2025-09-15", bad);
  expect(log).toMatch(/release 2026-06-26 is left out: expected .*2 months[\s\S]*next/);
  expect((await json<Results>(path, "results.json")).release).toBe("2025-09-15");
});
