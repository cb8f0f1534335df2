import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";

import {expect, test} from "vitest";

import {type Environment, environment} from "../../data-loaders/acquire/environment.js";
import {fromHub} from "../../data-loaders/acquire/fromHub.js";
import {AcquireError} from "../../data-loaders/AcquireError.js";
import {catalogue, findRelease} from "../../data-loaders/releases/catalogue.js";
import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import {nightly} from "../../data-loaders/releasing/nightly/nightly.js";
import {type Nightly} from "../../data-loaders/releasing/nightly/nightlyReport.js";
import {makeRecord} from "../../data-loaders/releasing/record/records.js";
import {writeRecord} from "../../data-loaders/releasing/record/records.js";
import {gather} from "../../data-loaders/stage/gather.js";
import {findingsOf} from "../../src/analysis/claims/judge.js";
import type {Findings} from "../../src/analysis/claims/Results.js";
import {gitSha1, type Listed, type Listing, type Served} from "../acquire/hubServer.js";
import {start} from "../acquire/process.js";
import {manifestOf, REVISION, type Workplace, workplace} from "../acquire/workplace.js";
import {generateNextRelease} from "../sample/nextRelease.js";
import {edit, folder, paths, release, TODAY} from "./release.js";

const HEAD = "c".repeat(40);
const PINNED = "2ea58ff75e4247d26810c37f10c179edc2466cac";
const RELEASE = "2026-03-24";

// Of its own, so that the statements of the built-in releases stay as they are.
const statements = "release_2026_03_24/statements.csv";

/** A release's files, as the hub serves them at a commit. */
async function served(data: string, revision: string): Promise<Served[]> {
  const from = [paths.claude, paths.api, paths.statements];
  const to = [paths.claude, paths.api, statements];
  return Promise.all(
    from.map(async (path, i) => ({revision, path: to[i]!, content: await readFile(join(data, path)), lfs: i < 2}))
  );
}

/** What the hub lists of the releases that the built-in catalogue knows, so that only what a test changes is news. */
function others(revision: string): Listed[] {
  const files = catalogue({catalogueDir: null}).flatMap((manifest) => manifest.files);
  return [...new Map(files.map((file) => [file.path, file])).values()]
    .filter(({path}) => path !== paths.claude && path !== paths.api)
    .map(({path, known: [version]}) => {
      const sha256 = version!.sha256 ?? "5".repeat(64);
      return {revision, path, bytes: version!.bytes, sha256, oid: gitSha1(Buffer.from(sha256))};
    });
}

function manifestFor(files: Served[]): Manifest {
  const {window, metrics} = findRelease(catalogue({catalogueDir: null}), RELEASE);
  return {...manifestOf(files), release: RELEASE, window, metrics};
}

interface Night {
  place: Workplace;
  records: string;
  out: string;
  /** The loop without its rebuild, which the test of the process has. */
  run: (rebuild?: (env: Environment) => Promise<void>) => Promise<Nightly>;
  report: () => Promise<string>;
}

/** A hub whose head has `after`, a catalogue that pins `before`, and the record of `before`. */
async function night(
  before: string,
  after: string,
  added: Served[] = [],
  misbehave: Listing["misbehave"] = () => false
): Promise<Night> {
  const old = await served(before, REVISION);
  const manifest = manifestFor(old);
  const place = await workplace({
    files: [...old, ...(await served(after, HEAD)), ...added],
    manifest,
    listing: {head: HEAD, listed: [...others(HEAD), ...others(PINNED)], misbehave},
    variables: {AEI_RELEASE: RELEASE}
  });
  const [records, out] = [await folder(), join(await folder(), "night")];
  const env = environment(place.variables);
  await record(manifest, env, place, records);
  const context = {env, manifests: catalogue(env), effects: place.effects, today: TODAY};
  return {
    place,
    records,
    out,
    run: (rebuild = () => Promise.resolve()) => nightly(context, {folder: out, records, rebuild}),
    report: () => readFile(join(out, "report.md"), "utf8")
  };
}

/** By the bytes they were made from: most nights begin from the same. */
const recorded = new Map<string, Findings>();

async function record(manifest: Manifest, env: Environment, place: Workplace, records: string): Promise<void> {
  const files = await fromHub(manifest, {...env, source: "hub"}, place.effects);
  const acquired = {release: RELEASE, source: "hub" as const, synthetic: false, reason: "", files};
  const key = files.map(({sha256}) => sha256).join();
  const findings = recorded.get(key) ?? findingsOf(await gather(manifest, acquired));
  recorded.set(key, findings);
  await writeRecord(makeRecord(findings, null, {date: "2026-04-01", commit: null}), records);
}

/** February with another mean of autonomy through the API: a figure that no verdict hangs on. */
async function otherAutonomy(): Promise<string> {
  const data = await release();
  await edit(data, paths.api, (text) => text.replace(/(global,.*,ai_autonomy_mean,,)[\d.]+/, "$14.5"));
  return data;
}

const otherSlope = (): Promise<string> => release({truth: {slope: {claude: 0.6, api: -0.6}}});

test("a newer revision with the same files: no change, exit 0", async () => {
  const data = await release();
  const {run, report, place} = await night(data, data);
  const found = await run();
  expect(found).toMatchObject({result: "same", code: 0, head: HEAD, manifests: [], error: null});
  expect(found.drifts).toMatchObject([{release: RELEASE, newInputs: false, comparison: {outcome: "same"}}]);
  expect(await report()).toMatch(/^# No change \(2030-01-02\)/);
  expect(place.server.asked(paths.api)).toBe(1);
});

test("a file republished with a number that moved: exit 12, the report says which and what to do", async () => {
  const {run, report, out, records} = await night(await release(), await otherAutonomy());
  const kept = await readFile(join(records, `${RELEASE}.json`), "utf8");
  const found = await run();
  expect(found).toMatchObject({result: "numbers", code: 12, manifests: [RELEASE]});
  expect(found.drifts).toMatchObject([{newInputs: true, comparison: {outcome: "numbers"}}]);
  const text = await report();
  expect(text).toMatch(/^# Numbers moved/);
  expect(text).toMatch(/^\| API, autonomy \| [\d.]+ \| 4\.5000 \|/m);
  expect(text).toMatch(/Republished: release\\_2026\\_03\\_24.*sha256 [0-9a-f]{64}/);
  expect(text).toContain(`npm run data -- record ${RELEASE} --accept`);
  expect(text).toContain("No verdict changed; numbers moved in 1 figure or count.");
  expect(text).toContain("30 of 30 are the same");
  const proposed = JSON.parse(await readFile(join(out, "catalogue", `${RELEASE}.json`), "utf8")) as Manifest;
  expect(proposed.files.find(({role}) => role === "api")!.known.map(({revision}) => revision)).toEqual([
    HEAD,
    REVISION
  ]);
  expect(await readFile(join(records, `${RELEASE}.json`), "utf8")).toBe(kept);
});

test("a verdict that changed: exit 13, with the reason", async () => {
  const {run, report} = await night(await release(), await otherSlope());
  expect(await run()).toMatchObject({result: "verdicts", code: 13});
  const text = await report();
  expect(text).toMatch(/^# A verdict changed/);
  expect(text).toMatch(/^- C14, .* → reproduced\. .*interval/m);
});

test("a new release that can be read: compared with the newest recorded one, its manifest proposed", async () => {
  const [data, into] = [await release(), await folder()];
  const {manifest} = await generateNextRelease({folder: into, change: "dropped-metric"});
  const files = manifest.files.filter(({role}) => role !== "statements");
  const added = await Promise.all(
    files.map(async ({path}) => ({revision: HEAD, path, content: await readFile(join(into, path)), lfs: true}))
  );
  const {run, report} = await night(data, data, added);
  const found = await run();
  expect(found).toMatchObject({result: "verdicts", code: 13, manifests: [manifest.release]});
  expect(found.drifts.map(({release, against}) => [release, against])).toEqual([
    [manifest.release, RELEASE],
    [RELEASE, RELEASE]
  ]);
  expect(await report()).toContain(`catalogue/${manifest.release}.json`);
});

test("a new release half uploaded: exit 10, named, and the rest goes on", async () => {
  const data = await release();
  const [, api] = await served(data, HEAD);
  const added = {...api!, path: "release_2026_09_30/data/aei_raw_1p_api_2026-08-06_to_2026-08-13.csv"};
  const {run, report} = await night(data, data, [added]);
  const found = await run();
  expect(found).toMatchObject({result: "newer", code: 10, drifts: [{comparison: {outcome: "same"}}]});
  expect(await report()).toMatch(/2026-09-30 can't be read: .*none for claude\\_ai/);
});

test("a second edition beside a release, and one added late: each is read and named, and the night is not quiet", async () => {
  const data = await release();
  const files = (await served(data, HEAD)).slice(0, 2);
  const under = (name: string): Served[] =>
    files.map((file) => ({...file, path: file.path.replace("release_2026_03_24", name)}));
  const {run, report} = await night(data, data, [...under("release_2026_05_01"), ...under("release_2026_09_30_v2")]);
  const found = await run();
  expect(found).toMatchObject({result: "newer", code: 10, error: null});
  expect(found.manifests).toEqual(["2026-05-01", "2026-09-30-v2"]);
  expect(found.proposed.map(({fault}) => fault)).toEqual([null, null]);
  expect(await report()).toMatch(
    /^# Something upstream needs a look[^]*2026-05-01: it can be read[^]*2026-09-30-v2: it/
  );
});

test("a folder that is no release is named too, with exit 10", async () => {
  const data = await release();
  const [file] = await served(data, HEAD);
  const {run, report} = await night(data, data, [{...file!, path: "release-2026-09/data/a.csv"}]);
  expect(await run()).toMatchObject({result: "newer", code: 10, proposed: []});
  expect(await report()).toContain("New, and no release: release-2026-09/");
});

test("a file republished with the same numbers is no quiet night either: its manifest is out of date", async () => {
  const after = await release();
  await edit(after, paths.api, (text) => `${text}\n`);
  const {run} = await night(await release(), after);
  expect(await run()).toMatchObject({result: "newer", code: 10, manifests: [RELEASE]});
});

test("an answer of the hub cut halfway: exit 5 and one message, from the loop and from check", async () => {
  const data = await release();
  const {run, report, place} = await night(data, data, [], ({response}) => {
    response.writeHead(200, {"content-type": "application/json", "content-length": 1000});
    return response.write('{"id": "Anthropic/EconomicIndex",', () => setTimeout(() => response.destroy(), 20));
  });
  expect(await run()).toMatchObject({result: "failed", code: 5, head: null});
  expect(await report()).toMatch(
    /^# The run could not be finished[^]*expected an answer[^]*the connection was cut \(4 times\)/
  );
  const checked = await place.data("check");
  expect(checked).toMatchObject({code: 5, stdout: ""});
  expect(checked.stderr).toMatch(/^expected an answer[^]*the connection was cut \(4 times\)/m);
});

test("a republished file that breaks the contract: exit 7, and the report says how", async () => {
  const after = await release();
  await edit(after, paths.api, (text) => text.replaceAll("::directive", "::delegated"));
  const {run, report} = await night(await release(), after);
  expect(await run()).toMatchObject({result: "failed", code: 7});
  const text = await report();
  expect(text).toMatch(/^# The run could not be finished/);
  expect(text).toMatch(/delegated/);
  expect(text).toContain("Republished");
});

test("what a build only notes is an error to the loop and to verify --strict: exit 7", async () => {
  const data = await release();
  await edit(data, paths.api, (text) => text.replace(/(,onet_task_ai_autonomy_mean,.*,)[\d.]+$/m, "$17.25"));
  const {run, report, place} = await night(data, data);
  const found = await run();
  expect(found).toMatchObject({
    result: "notes",
    code: 7,
    drifts: [{comparison: {outcome: "same"}, notes: [{count: 1}]}]
  });
  expect(await report()).toMatch(/^# A promise of the data is broken, though no number is wrong/);
  expect(await report()).toMatch(/^- note ranges: .*Expected 1 to 5, found 7.25/m);
  expect((await place.data("verify", RELEASE)).code).toBe(0);
  const strict = await place.data("verify", RELEASE, "--strict");
  expect(strict.code).toBe(7);
  expect(strict.stdout).toMatch(/^2026-03-24 {2}note ranges: .* In release_2026_03_24.*autonomy of “/m);
});

test("upstream down: exit 5, a report, and nothing else written", async () => {
  const data = await release();
  const {run, report, place, out} = await night(data, data);
  await place.server.close();
  expect(await run()).toMatchObject({result: "failed", code: 5, head: null});
  expect(await report()).toMatch(/refused/);
  expect((await readdir(out)).sort()).toEqual(["nightly.json", "report.md"]);
});

test("npm run nightly: the same as a process, with its exit code", async () => {
  const {place, out, records} = await night(await release(), await otherAutonomy());
  const argv = ["--stage-only", "--out", out, "--records", records];
  const {code, stdout} = await start(argv, place.variables, "scripts/nightly.ts").done;
  expect(code).toBe(12);
  expect(stdout).toMatch(/^Numbers moved, every verdict stayed\n/);
  expect(JSON.parse(await readFile(join(out, "nightly.json"), "utf8"))).toMatchObject({result: "numbers"});
  const [staged] = await readdir(join(out, "work", "stage"));
  const results = JSON.parse(await readFile(join(out, "work", "stage", staged!, "results.json"), "utf8")) as Findings;
  expect(results).toMatchObject({release: RELEASE, source: "hub", platforms: {api: {autonomy: 4.5}}});
}, 240_000);

test("the rebuild gets the catalogue as it is upstream, and its failure is exit 8", async () => {
  const {run, report} = await night(await release(), await otherAutonomy());
  const asked: Environment[] = [];
  const found = await run((env) => {
    asked.push(env);
    const account = {expected: "a site", found: "none", where: "the build", next: "look"};
    return Promise.reject(new AcquireError("build", account));
  });
  expect(found).toMatchObject({result: "failed", code: 8});
  expect(asked).toMatchObject([{source: "hub"}]);
  const [api] = findRelease(catalogue(asked[0]!), RELEASE).files.filter(({role}) => role === "api");
  expect(api!.known[0]!.revision).toBe(HEAD);
  expect(await report()).toMatch(/API, autonomy/);
  expect(await report()).toMatch(/expected a site/);
});

test("the workflow calls nothing but npm scripts", async () => {
  const workflow = await readFile(".github/workflows/nightly.yml", "utf8");
  const steps = [...workflow.matchAll(/run: (.*)/g)].map((match) => match[1]!);
  expect(steps.length).toBeGreaterThan(0);
  expect(steps.every((step) => /^npm (ci|run )/.test(step))).toBe(true);
});
