import {readFile} from "node:fs/promises";
import {join} from "node:path";

import {beforeAll, describe, expect, test} from "vitest";

import {releaseOnDisk} from "../../data-loaders/acquire/acquire.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import {checkAgainstRecord} from "../../data-loaders/releasing/record/records.js";
import {makeRecord} from "../../data-loaders/releasing/record/records.js";
import {readRecords, writeRecord} from "../../data-loaders/releasing/record/records.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {findingsOf} from "../../src/analysis/claims/judge.js";
import type {Findings, ResultsRecord} from "../../src/analysis/claims/Results.js";
import {builtPage} from "../pages/builtPage.js";
import {folder} from "./release.js";

const occasion = {date: "2030-01-02", commit: "c".repeat(40)};

async function findings(release: "2025-09-15" | "2026-03-24"): Promise<Findings> {
  const data = await folder();
  await generateRelease({folder: data, release, seed: 1, size: "small"});
  const env = environment({AEI_SOURCE: "local", AEI_DATA_DIR: data, AEI_CACHE_DIR: join(data, "cache")});
  const manifest = findRelease(catalogue(env), release);
  const {acquired} = await releaseOnDisk(manifest, env, {verify: false});
  return findingsOf(await gather(manifest, acquired!));
}

let february: Findings;
let august: Findings;
beforeAll(async () => {
  [february, august] = [await findings("2026-03-24"), await findings("2025-09-15")];
});

/** The same with one number other. */
function moved(by: number): Findings {
  const {api} = february.platforms;
  return {...february, platforms: {...february.platforms, api: {...api, autonomy: api.autonomy! + by}}};
}

describe("a build against its record", () => {
  async function check(recorded: Findings | null, built: Findings, strict: boolean) {
    const kept = await folder();
    if (recorded !== null) await writeRecord(makeRecord(recorded, null, occasion), kept);
    const logged: string[] = [];
    const run = (): string => checkAgainstRecord(built, {strict, log: (line) => logged.push(line), folder: kept});
    return {run, logged};
  }

  test("the same: said, in a strict build too", async () => {
    const {run, logged} = await check(february, february, true);
    expect(run()).toBe("same");
    expect(logged).toEqual(["results: these are the recorded results"]);
  });

  test("other numbers from the same bytes: a warning that shows them", async () => {
    const {run, logged} = await check(february, moved(0.5), false);
    expect(run()).toBe("differs");
    expect(logged.join("\n")).toMatch(/API, autonomy +[\d.]+ +[\d.]+ +\+0\.5000/);
    expect(logged.at(-1)).toMatch(/^warning: expected the results recorded/);
  });

  test("an interval of a declared estimate is a result too, and counted in the summary", async () => {
    const estimates = february.estimates.map((one, i) => (i === 0 ? {...one, interval: [-0.9, 0.9] as const} : one));
    const {run, logged} = await check(february, {...february, estimates} as Findings, false);
    expect(run()).toBe("differs");
    expect(logged.at(-1)).toContain("numbers moved in 1 declared estimate.");
  });

  test("the same in a strict build: it stops, and says how to go on", async () => {
    const {run} = await check(february, moved(0.5), true);
    expect(run).toThrow(/expected the results recorded for release 2026-03-24[\s\S]*record --accept/);
  });

  test("sums that threads added up in another order are the same", async () => {
    const {run} = await check(february, moved(1e-12), true);
    expect(run()).toBe("same");
  });

  test.each([
    ["other bytes", () => february, () => ({...moved(0.5), inputs: august.inputs}), /recorded from other bytes/],
    ["nothing recorded", () => null, () => february, /nothing is recorded/],
    ["made up", () => february, () => ({...moved(0.5), synthetic: true}), /synthetic/]
  ])("%s: nothing to compare, and no reason to stop", async (_, recorded, built, reason) => {
    const {run, logged} = await check(recorded(), built(), true);
    expect(run()).toBe("not comparable");
    expect(logged.join()).toMatch(reason);
  });
});

test("the publishing workflow is strict, and takes the hub's bytes", async () => {
  const workflow = await readFile(".github/workflows/publish.yml", "utf8");
  expect(workflow).toContain('AEI_STRICT_RESULTS: "1"');
  expect(workflow).toContain("AEI_SOURCE: hub");
  expect(environment({AEI_STRICT_RESULTS: "1"}).strictResults).toBe(true);
});

test("made-up findings can't become a record", () => {
  expect(() => makeRecord({...february, synthetic: true}, null, occasion)).toThrow(/never recorded/);
});

describe("the page made from records", () => {
  const page = async (records: readonly ResultsRecord[]): Promise<Document> => {
    const results = {estimates: [], claims: []};
    const report = {main: 0, releases: [{synthetic: false}], findings: [], records, results};
    return (await builtPage("/changes", {"data/report.json": report})).document;
  };

  test("findings by releases, newest first; verdicts that moved, explained; history", async () => {
    const kept = await folder();
    for (const one of [august, february]) await writeRecord(makeRecord(one, null, occasion), kept);
    const records = readRecords(kept);
    expect(records.map(({release}) => release)).toEqual(["2026-03-24", "2025-09-15"]);
    const document = await page(records);
    const [table, history] = document.querySelectorAll("table");
    expect([...table!.querySelectorAll("thead th")].map((th) => th.textContent)).toEqual([
      "finding",
      "February 2026release 2026-03-24, public figures",
      "August 2025release 2025-09-15, public figures"
    ]);
    const cells = [...table!.querySelectorAll("#move-c14 td")].map((td) => td.textContent);
    expect(cells[0]).toMatch(/\(.* to .*, n\s=\s\d+\)/);
    expect(cells[1]).toBe("– not in this release");
    expect(document.querySelector("section")!.textContent).toMatch(
      /C14.*February 2026 publishes what August 2025 did not/
    );
    expect(history!.querySelectorAll("tbody tr")).toHaveLength(2);
    expect(document.body.textContent).toMatch(/beside the others: February 2026 and August 2025, newest first/);
    expect(document.body.textContent).toContain("Recorded 2 times, last on 2 January 2030.");
  });

  test("without a record it says so", async () => {
    const {textContent} = (await page([])).body;
    expect(textContent).toContain("nothing to compare");
    expect(textContent).toMatch(/beside the others: no release, [\s\S]*Recorded 0 times, last on never\./);
  });
});
