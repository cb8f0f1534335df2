import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {makeSample} from "../../data-loaders/sample/generateRelease.js";
import {browserPart} from "../../data-loaders/site/browserPart.js";
import type {Figure} from "../../data-loaders/site/figure.js";
import type {Page} from "../../data-loaders/site/Page.js";
import {parsePage} from "../../data-loaders/site/parsePage.js";
import {reportFiles} from "../../data-loaders/site/reportFiles.js";
import {type PageRun, runPage} from "../../data-loaders/site/runPage.js";
import {writePage} from "../../data-loaders/site/writePage.js";
import {stage} from "../../data-loaders/stage/stage.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {sharedModules} from "./sharedModules.js";

/** A release, read and judged, on which pages of a test can be run. */
export interface OnEvidence {
  panel: Panel;
  run(source: string, path: string): Promise<{page: Page; run: PageRun; figures: Map<string, Figure>}>;
  remove(): void;
}

/** The public figures where AEI_DATA_DIR names them, else the sample. */
export async function onEvidence(): Promise<OnEvidence> {
  // Inside the project, so that packages are found.
  mkdirSync(".cache", {recursive: true});
  const root = mkdtempSync(join(".cache", "test-evidence-"));
  const folder = process.env.AEI_DATA_DIR;
  const variables = folder ? {AEI_DATA_DIR: folder} : {AEI_SOURCE: "sample"};
  const env = environment({AEI_CACHE_DIR: join(root, "cache"), ...variables});
  const effects = {...effectsWithoutSample(join(root, "work")), makeSample, log: () => undefined};
  const gathered = await (await stage(env, effects)).gather();
  const files = await reportFiles(gathered, "code");
  const json = <T>(name: string): T => JSON.parse(String(files[name])) as T;
  const published = json<Record<string, boolean>>("published.json");
  const absent = json<Record<string, string>>("absent.json");
  mkdirSync(join(root, "data"));
  writeFileSync(join(root, "data", "report.json"), files["data/report.json"]!);
  writeFileSync(join(root, "data", "occupations.csv"), files["downloads/occupations.csv"]!);
  return {
    panel: gathered.main.panel,
    async run(source, path) {
      const page = await parsePage(source, {path, file: `src${path}.md`});
      const run = await runPage(page, {root, published, modules: await sharedModules(page)});
      const {figures} = writePage({page, run, browser: browserPart(page, run), root, absent});
      return {page, run, figures};
    },
    remove: () => rmSync(root, {recursive: true, force: true})
  };
}
