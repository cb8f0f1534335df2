import {spawnSync} from "node:child_process";
import {createHash} from "node:crypto";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll, beforeAll, expect, test, vi} from "vitest";

import {filesIn} from "../../data-loaders/outside/filesIn.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {Results} from "../../src/analysis/claims/Results.js";
import {snippetsOf} from "../snippetsOf.js";
import {checkout} from "./checkout.js";
import {type Preview, startPreview} from "./preview.js";
import {environmentOf} from "./sites.js";

const api = "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv";
// A preview starts, stages and starts its loaders as slowly as the machine is busy.
vi.setConfig({testTimeout: 300_000});

const copy = checkout(new Date("2026-01-02T03:04:05Z"));
const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
const data = join(folder, "data");
let preview: Preview;
let environment: NodeJS.ProcessEnv;

/** The guide's own loader, and a page that reads its table and a picture. */
const [loader] = snippetsOf(readFileSync("docs/forking.md", "utf8"))
  .filter(({code}) => code.includes("staged()"))
  .map(({code}) => code) as [string];
const page = `---
title: Loaded
---

# Loaded

\`\`\`ts
const rows = await FileAttachment("loaded.csv").csv({typed: true});
display(await FileAttachment("../icon.png").image({alt: "icon"}));
\`\`\`

Of \${rows.length} tasks, \${d3.sum(rows, (row) => row.conversations)} conversations.
`;
/** How many conversations the page tells. */
const told = (text: string): string | undefined => /(\d+) conversations/.exec(text)?.[1];

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
  environment = environmentOf({...copy.variables, ...variables});
  const pages = join(copy.folder, "src/hypotheses");
  writeFileSync(join(pages, "loaded.csv.ts"), loader);
  writeFileSync(join(pages, "loaded.md"), page);
  preview = await startPreview(copy.folder, {...copy.variables, ...variables});
});
afterAll(async () => {
  await preview.stop();
  for (const path of [copy.folder, folder]) rmSync(path, {recursive: true, force: true, maxRetries: 10});
});

test("the preview follows its inputs: a changed file changes tables and pages", async () => {
  const before = hashOf(join(data, api));
  await preview.until("/_file/results.json", about(before));
  expect((await preview.get("/data")).text).toContain(before);
  const loaded = (await preview.get("/hypotheses/loaded")).text;
  expect(Number(told(loaded))).toBeGreaterThan(0);
  expect(loaded).toMatch(/<img [^>]*src="[^"]*icon\.png[^>]*alt="icon"/);
  cpSync(join(folder, "seed-2", api), join(data, api));
  const after = hashOf(join(data, api));
  expect(after).not.toBe(before);
  await preview.until("/_file/results.json", about(after));
  // Once the new is there, the old is nowhere.
  expect((await preview.get("/data")).text).not.toContain(before);
  await preview.until("/data", ({text}) => text.includes(after));
  // Its loader ran again.
  expect(told((await preview.get("/hypotheses/loaded")).text)).not.toBe(told(loaded));
});

test("published files have their own addresses, and a new page is on the site map at once", async () => {
  const [panel, results, csv] = await Promise.all(
    ["/data/panel.csv", "/results.json", "/data/figures/the-finding.csv"].map((path) => preview.get(path))
  );
  expect([panel, results, csv].map((answer) => answer!.status)).toEqual([200, 200, 200]);
  expect(panel!.text).toMatch(/^task,/);
  expect(JSON.parse(results!.text)).toHaveProperty("estimates");
  writeFileSync(join(copy.folder, "src/hypotheses/brand-new.md"), "---\ntitle: Brand new\n---\n\n# Brand ${1 + 1}\n");
  expect((await preview.get("/")).text).toContain(">Brand new</a>");
  expect((await preview.get("/hypotheses/brand-new")).text).toContain("Brand 2");
  // What is no address ends its own answer only.
  expect((await preview.get("/%E0")).status).toBe(400);
  expect((await preview.get("/")).status).toBe(200);
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
  const file = join(copy.folder, "data-loaders/site/reportFiles.ts");
  const code = readFileSync(file, "utf8");
  await preview.until("/_file/provenance.json", ({text}) => text.includes('"oversight-gap/provenance@1"'));
  writeFileSync(file, code.replaceAll("oversight-gap/provenance@1", "oversight-gap/provenance@changed"));
  await preview.until("/_file/provenance.json", ({text}) => text.includes("provenance@changed"));
  writeFileSync(file, `${code}\nthis is no code`);
  await preview.until("/data", ({text}) => text.includes("page-error"));
  writeFileSync(file, code);
  await preview.until("/_file/provenance.json", ({text}) => text.includes('"oversight-gap/provenance@1"'));
});

test("after all these changes it shows what is made from nothing", async () => {
  const text = join(copy.folder, "src/directive.md");
  writeFileSync(text, readFileSync(text, "utf8").replace(/^# .*$/m, "$& XYZ"));
  const chart = join(copy.folder, "src/components/charts/chart.ts");
  writeFileSync(chart, readFileSync(chart, "utf8").replace('fontSize: "12px"', 'fontSize: "12.5px"'));
  await preview.until("/directive", ({text: shown}) => shown.includes("XYZ"));
  // Answered once all pages are made.
  await preview.get("/hypotheses/loaded");
  const fresh = join(copy.folder, "scripts/fresh.ts");
  writeFileSync(
    fresh,
    `import {compose} from "./compose.js";\nimport {stageReport} from "./stageReport.js";\nawait (await compose(await stageReport(), ".cache/sites/fresh")).pictures;\n`
  );
  const {status, stderr} = spawnSync(process.execPath, ["scripts/run.js", "scripts/fresh.ts"], {
    cwd: copy.folder,
    env: environment,
    encoding: "utf8"
  });
  expect(status, stderr).toBe(0);
  const sites = join(copy.folder, ".cache/sites");
  const [shown] = readdirSync(sites).filter((name) => name.startsWith("preview-"));
  const contents = (name: string): Map<string, string> =>
    new Map(
      filesIn(join(sites, name))
        .filter((file) => !file.startsWith(".") && !file.endsWith(".key"))
        .map((file) => [file, hashOf(join(sites, name, file))])
    );
  const [made, expected] = [contents(shown!), contents("fresh")];
  expect([...expected].filter(([file, hash]) => made.get(file) !== hash)).toEqual([]);
});
