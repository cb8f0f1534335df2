// npm run build: the site, in a folder of its own until it is whole.
import "../data-loaders/releasing/commands/lastWord.js";

import {readFileSync} from "node:fs";
import {join} from "node:path";

import {environment} from "../data-loaders/acquire/environment.js";
import {checkAgainstRecord} from "../data-loaders/releasing/record/records.js";
import {siteAddress} from "../data-loaders/site/siteAddress.js";
import type {Results} from "../src/analysis/claims/Results.js";
import {timed} from "../src/analysis/timed.js";
import {buildSummary} from "./buildSummary.js";
import {command} from "./command.js";
import {compose} from "./compose.js";
import {buildWithFramework} from "./framework.js";
import {keepSite, siteKey, takeSite} from "./keptSite.js";
import {buildFolder, outputFolder} from "./outputFolder.js";
import {postprocess} from "./postprocess.js";
import {stageReport} from "./stageReport.js";
import usage from "./usage/build.txt";

/**
 * Stages the tables, runs the pages, builds the site beside the last one, and puts it in its place when all went well; where
 * nothing has changed since a site was built, that is put there, unless `verify` asks for all to be done anew.
 * Nothing it writes before that is in a folder that another build, preview or command uses.
 */
async function build(target: string, verify: boolean): Promise<void> {
  const address = siteAddress();
  const output = outputFolder(target);
  const folder = buildFolder("build");
  try {
    const staged = await stageReport({verify});
    checkRecorded(staged);
    const key = siteKey(staged);
    if (verify || !takeSite(key, output.partial)) {
      const composed = await timed("pages run and drawn", () => compose(staged, folder.path));
      await timed("Framework", () => buildWithFramework(folder.path, output.partial));
      await timed("site finished", () => postprocess(output.partial, folder.path, composed, address));
      timed("site kept", () => keepSite(key, output.partial));
    }
    const summary = buildSummary(output.partial, target, performance.now() / 1000);
    output.replace();
    console.log(summary);
  } finally {
    output.remove();
    folder.remove();
  }
}

/** Before the pages are made: a build that must not be published need not be finished. */
function checkRecorded(folder: string): void {
  const results = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Results;
  checkAgainstRecord(results, {strict: environment().strictResults, log: (line) => console.error(line)});
}

await command(usage, ({output}, {verify = false}) => build(output!, verify));
