// npm run nightly: is there anything new upstream, and does the report still say what is recorded? Changes nothing in the
// project: it leaves a report and proposed manifests in a folder, and an exit code that says what was found.
import "../data-loaders/releasing/commands/lastWord.js";

import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {parseArgs} from "node:util";

import {defaultEffects} from "../data-loaders/acquire/defaultEffects.js";
import {type Environment, environment} from "../data-loaders/acquire/environment.js";
import {AcquireError} from "../data-loaders/AcquireError.js";
import {DataError} from "../data-loaders/DataError.js";
import {catalogue} from "../data-loaders/releases/catalogue.js";
import {exitCodes, faultOf} from "../data-loaders/releasing/commands/exitCodes.js";
import {asText, items} from "../data-loaders/releasing/compare/Report.js";
import {nightly} from "../data-loaders/releasing/nightly/nightly.js";
import {headlines, namesOf} from "../data-loaders/releasing/nightly/nightlyReport.js";
import {RECORDS} from "../data-loaders/releasing/record/records.js";
import {makeSample} from "../data-loaders/sample/generateRelease.js";
import {stageFor} from "./stageReport.js";

const {values} = parseArgs({
  options: {
    out: {type: "string", default: join(".cache", "nightly")},
    records: {type: "string", default: RECORDS},
    site: {type: "string", default: "dist"},
    /** Stops before the pages are made: all tables and words, no site. */
    "stage-only": {type: "boolean", default: false}
  }
});
const effects = defaultEffects(makeSample);

function buildSite({catalogueDir}: Environment): void {
  const {status} = spawnSync("npm", ["run", "--silent", "build", "--", "--output", values.site], {
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
    env: {...process.env, AEI_SOURCE: "hub", AEI_CATALOGUE: catalogueDir!}
  });
  if (status === 0) return;
  throw new AcquireError("build", {
    expected: "the site to be built from what is upstream",
    found: `npm run build ended with ${status}`,
    where: "the log above",
    next: `AEI_SOURCE=hub AEI_CATALOGUE=${catalogueDir} npm run build repeats it`
  });
}

async function main(): Promise<number> {
  const env = environment();
  const context = {env, manifests: catalogue(env), effects, today: new Date().toISOString().slice(0, 10)};
  const night = await nightly(context, {
    folder: values.out,
    records: values.records,
    rebuild: async (now) =>
      void (values["stage-only"]
        ? await stageFor(now, {...effects, workDir: join(values.out, "work")})
        : buildSite(now))
  });
  const report = join(values.out, "report.md");
  const lines = [headlines[night.result], night.error, asText([items(namesOf(night))]), report];
  process.stdout.write(`${lines.filter(Boolean).join("\n")}\n`);
  return night.code;
}

process.exitCode = await main().catch((error: unknown) => {
  if (!(error instanceof DataError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return exitCodes[faultOf(error)].code;
});
