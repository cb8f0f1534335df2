// npm run nightly: is there anything new upstream, and does the report still say what is recorded? Changes nothing in the
// project: it leaves a report and proposed manifests in a folder, and an exit code that says what was found.
import "../data-loaders/releasing/commands/lastWord.js";

import {spawnSync} from "node:child_process";
import {join} from "node:path";

import {effectsWithoutSample} from "../data-loaders/acquire/Effects.js";
import {type Environment, environment} from "../data-loaders/acquire/environment.js";
import {fault} from "../data-loaders/outside/fault.js";
import {catalogue} from "../data-loaders/releases/catalogue.js";
import {asText} from "../data-loaders/releasing/compare/Report.js";
import {nightly} from "../data-loaders/releasing/nightly/nightly.js";
import {headlines, upstreamLines} from "../data-loaders/releasing/nightly/nightlyReport.js";
import {makeSample} from "../data-loaders/sample/generateRelease.js";
import {command} from "./command.js";
import {stageFor} from "./stageReport.js";
import usage from "./usage/nightly.txt";

const effects = {...effectsWithoutSample(), makeSample};

function buildSite({catalogueDir}: Environment, site: string): void {
  const {status} = spawnSync("npm", ["run", "--silent", "build", "--", "--output", site], {
    stdio: ["ignore", 2, "inherit"],
    shell: process.platform === "win32",
    env: {...process.env, AEI_SOURCE: "hub", AEI_CATALOGUE: catalogueDir!}
  });
  if (status !== 0) throw fault("site not built", "the log above", {status, catalogue: catalogueDir});
}

await command(usage, async ({out, records, site}, {"stage-only": stageOnly}) => {
  const env = environment();
  const context = {env, manifests: catalogue(env), effects, today: new Date().toISOString().slice(0, 10)};
  const rebuild = async (env: Environment): Promise<void> => {
    if (stageOnly) await stageFor(env, {...effects, workDir: join(out!, "work")});
    else buildSite(env, site!);
  };
  const night = await nightly(context, {folder: out!, records: records!, rebuild});
  const lines = [headlines[night.result], night.error, asText([upstreamLines(night)]), join(out!, "report.md")];
  process.stdout.write(`${lines.filter(Boolean).join("\n")}\n`);
  process.exitCode = night.code;
});
