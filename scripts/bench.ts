// npm run bench: time and memory on synthetic releases, beside a yardstick and the predecessor's method.
import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {arch, availableParallelism, cpus, totalmem} from "node:os";

import {environment} from "../data-loaders/acquire/environment.js";
import {catalogue, releaseToReport} from "../data-loaders/releases/catalogue.js";
import {previewTable} from "./bench/preview.js";
import {baseline} from "./bench/programs.js";
import {scoresOf, scoresTable} from "./bench/readers.js";
import {markdownOf, targetsOf} from "./bench/report.js";
import {runScale, type ScaleResult} from "./bench/runScale.js";
import {workbenchTable} from "./bench/workbench.js";
import {command, whole} from "./command.js";
import usage from "./usage/bench.txt";
import {writeBetween} from "./writeBetween.js";

const bench: Parameters<typeof command>[1] = async (
  {scales, report: largest, runs: times, baseline: path, python, lighthouse, site, folder, json},
  {workbench, preview, docs = false}
) => {
  if (lighthouse !== undefined)
    return tell("scored", scoresTable(await scoresOf(lighthouse, site!, (page) => console.error(page))), docs);
  if (workbench) return tell("waited", await workbenchTable(site!), docs);
  const runs = whole("runs", times);
  if (preview) return tell("previewed", await previewTable(runs), docs);
  const found = baseline(path ?? process.env.BENCH_BASELINE ?? null, python ?? null);
  const env = environment();
  const manifest = releaseToReport(catalogue(env), env);
  mkdirSync(folder!, {recursive: true});
  const how = {folder: folder!, manifest, runs, report: whole("report", largest), baseline: found, log: console.error};
  const results: ScaleResult[] = [];
  for (const scale of scales!
    .split(",")
    .map((text) => whole("scales", text))
    .sort((a, b) => a - b))
    results.push(await runScale(scale, how));
  const date = new Date().toISOString().slice(0, 10);
  const report = {machine: machine(), date, runs, baseline: found, results, targets: targetsOf(results)};
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(report, null, 1)}\n`);
  tell("measured", markdownOf(report), docs);
};

function tell(name: string, table: string, docs: boolean): void {
  console.log(table);
  if (docs) writeBetween("docs/bench.md", name, table);
}

/** The machine in one line, without its name. */
function machine(): string {
  const cores = availableParallelism();
  const model = cpus()[0]?.model.trim() || arch();
  return `${model}, ${cores} core${cores === 1 ? "" : "s"}, ${Math.round(totalmem() / 1e9)} GB, ${system()}, Node ${process.versions.node}`;
}

function system(): string {
  try {
    return /^PRETTY_NAME="(.*)"$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1] ?? process.platform;
  } catch {
    return process.platform;
  }
}

await command(usage, bench);
