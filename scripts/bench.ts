import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {arch, availableParallelism, cpus, totalmem} from "node:os";
import {parseArgs} from "node:util";

import {environment} from "../data-loaders/acquire/environment.js";
import {catalogue, releaseToReport} from "../data-loaders/releases/catalogue.js";
import {baseline} from "./bench/programs.js";
import {scoresOf, scoresTable} from "./bench/readers.js";
import {markdownOf, targetsOf} from "./bench/report.js";
import {runScale, type ScaleResult} from "./bench/runScale.js";
import {workbenchTable} from "./bench/workbench.js";
import {writeBetween} from "./writeBetween.js";

// npm run bench: time and memory on synthetic releases, beside a yardstick and the predecessor's method.

const usage = `usage: npm run bench -- [options]
  --scales 1,10,30    sizes of the synthetic release; 30 needs 5 GB of disk, and is removed when done
  --report 30         largest size of which the whole report is made, not the panel alone
  --runs 3            how often each step runs; the best counts
  --baseline <path>   the predecessor's method, a Python script that takes the two CSVs (or BENCH_BASELINE)
  --python <path>     a python3 with pandas and scipy
  --lighthouse <path> Lighthouse's cli/index.js: it then scores every page of --site, and nothing else is measured
  --workbench         how long a reader waits in the workbench of --site, and nothing else is measured
  --site dist         a built site
  --folder <path>     where the files are made; .cache/bench
  --json <path>       also write the results as JSON
  --docs              also write the table into docs/bench.md`;

async function bench(): Promise<void> {
  const {values} = parseArgs({
    options: {
      scales: {type: "string", default: "1,10,30"},
      report: {type: "string", default: "30"},
      runs: {type: "string", default: "3"},
      baseline: {type: "string"},
      python: {type: "string"},
      lighthouse: {type: "string"},
      workbench: {type: "boolean", default: false},
      site: {type: "string", default: "dist"},
      folder: {type: "string", default: ".cache/bench"},
      json: {type: "string"},
      docs: {type: "boolean", default: false},
      help: {type: "boolean", default: false}
    }
  });
  if (values.help) return void console.log(usage);
  const {lighthouse, site, docs} = values;
  if (lighthouse !== undefined)
    return tell("scored", scoresTable(await scoresOf(lighthouse, site, (page) => console.error(page))), docs);
  if (values.workbench) return tell("waited", await workbenchTable(site), docs);
  const scales = values.scales.split(",").map((text) => whole("--scales", text));
  const runs = whole("--runs", values.runs);
  const found = baseline(values.baseline ?? process.env["BENCH_BASELINE"] ?? null, values.python ?? null);
  const env = environment();
  mkdirSync(values.folder, {recursive: true});
  const results: ScaleResult[] = [];
  for (const scale of scales.sort((a, b) => a - b))
    results.push(
      await runScale(scale, {
        folder: values.folder,
        manifest: releaseToReport(catalogue(env), env),
        runs,
        report: whole("--report", values.report),
        baseline: found,
        log: (text) => console.error(text)
      })
    );
  const date = new Date().toISOString().slice(0, 10);
  const report = {machine: machine(), date, runs, baseline: found, results, targets: targetsOf(results)};
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
  tell("measured", markdownOf(report), docs);
}

function tell(name: string, table: string, docs: boolean): void {
  console.log(table);
  if (docs) writeBetween("docs/bench.md", name, table);
}

function whole(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${name}: expected whole numbers from 1, found "${text}"\n${usage}`);
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

/** The machine in one line, without its name. */
export function machine(): string {
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
