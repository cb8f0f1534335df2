import "../data-loaders/commands/lastWord.js";

import {spawnSync} from "node:child_process";
import {existsSync, readFileSync, renameSync, rmSync} from "node:fs";
import {join} from "node:path";
import {parseArgs} from "node:util";

import {environment} from "../data-loaders/acquire/environment.js";
import {checkAgainstRecord} from "../data-loaders/record/againstRecord.js";
import type {Results} from "../src/analysis/Results.js";
import {finish} from "./finish.js";
import {siteEnvironment} from "./siteEnvironment.js";
import {dropOutputs, stageReport} from "./stageReport.js";

/** Stages the tables, builds the site beside the last one, and puts it in its place when all went well. */
async function build(target: string, verify: boolean): Promise<void> {
  const output = `dist-partial-${process.pid}`;
  try {
    const folder = await stageReport({verify});
    checkRecorded(folder);
    dropOutputs();
    const {status} = spawnSync("observable", ["build"], {
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
      env: siteEnvironment(folder, output)
    });
    if (status !== 0) throw new Error(`the site could not be built (observable build ended with ${status})`);
    await finish(output, folder);
    const last = `${output}-last`;
    if (existsSync(target)) renameSync(target, last);
    renameSync(output, target);
    rmSync(last, {recursive: true, force: true});
  } finally {
    rmSync(output, {recursive: true, force: true});
  }
}

/** Before the pages are made: a build that must not be published need not be finished. */
function checkRecorded(folder: string): void {
  const results = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Results;
  checkAgainstRecord(results, {strict: environment().strictResults, log: (line) => console.error(line)});
}

const {values} = parseArgs({
  options: {output: {type: "string", default: "dist"}, verify: {type: "boolean", default: false}}
});
build(values.output, values.verify).catch((error: unknown) => {
  console.error(error instanceof Error ? `\n${error.message}\n` : error);
  process.exitCode = 1;
});
