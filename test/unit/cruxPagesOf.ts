// Run by cruxPages.test.ts in a process of its own, as a build is: prints the text of the pages of the argument, made from
// the sample with columns that are not published.
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";

import {JSDOM} from "jsdom";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {environment} from "../../data-loaders/acquire/environment.js";
import {makeSample} from "../../data-loaders/sample/generateRelease.js";
import {reportFiles} from "../../data-loaders/site/reportFiles.js";
import {putBack} from "../../data-loaders/site/setAside.js";
import {SiteFolder} from "../../data-loaders/site/SiteFolder.js";
import {stage} from "../../data-loaders/stage/stage.js";
import {writeFolder} from "../../data-loaders/stage/writeFolder.js";
import type {PanelRow} from "../../src/analysis/panel/Panel.js";

/** A release as a test wants it. */
export interface Changed {
  lacks?: (keyof PanelRow)[];
  /** Each platform's success under the other's name. */
  swapped?: boolean;
}

const argument = ["crux-labels", "crux-difficulty", "best-case", "directive", "index", "multiverse"];
/** Asked only of a release that has everything. */
const others = ["limitations", "natural-experiment", "operations", "replication"];
mkdirSync(".cache", {recursive: true});
// Inside the project, so that packages are found.
const work = mkdtempSync(join(".cache", "test-cruxes-"));
const staged = await stage(environment({AEI_SOURCE: "sample"}), {...effectsWithoutSample(), makeSample, workDir: work});
const sample = await staged.gather();

function changed(row: PanelRow, {lacks = [], swapped = false}: Changed): PanelRow {
  const {claude_success, api_success} = row;
  return {
    ...row,
    ...(swapped ? {claude_success: api_success, api_success: claude_success} : {}),
    ...Object.fromEntries(lacks.map((column) => [column, null]))
  };
}

async function textsOf(change: Changed, root: string): Promise<Record<string, string>> {
  const pages = change.lacks ? argument : [...argument, ...others];
  const main = {...sample.main, panel: sample.main.panel.map((row) => changed(row, change))};
  const releases = sample.releases.map((one) => (one === sample.main ? main : one));
  await writeFolder(root, await reportFiles({...sample, main, releases}, ""));
  await new SiteFolder(root, (path) => pages.includes(path.slice(1))).make(root);
  const texts = pages.map((page) => {
    const html = putBack(readFileSync(join(root, `${page}.md`), "utf8"), root).replaceAll(
      /^````\w*\n[\s\S]*?\n````$/gm,
      ""
    );
    const {body} = new JSDOM(html).window.document;
    // What a page says, not the code that it shows.
    for (const code of body.querySelectorAll("details.code")) code.remove();
    return [page, body.textContent!.replaceAll(/\s+/g, " ")] as const;
  });
  return Object.fromEntries(texts);
}

try {
  const asked = JSON.parse(process.argv[2]!) as Record<string, Changed>;
  const said: Record<string, Record<string, string>> = {};
  for (const [name, change] of Object.entries(asked)) said[name] = await textsOf(change, join(work, name));
  process.stdout.write(JSON.stringify(said));
} finally {
  rmSync(work, {recursive: true, force: true});
}
