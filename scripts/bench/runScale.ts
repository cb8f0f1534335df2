import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";

import {sum} from "d3-array";

import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import {best, measure, type Measured, script} from "./measure.js";
import {type Baseline, labels, type Name, programs} from "./programs.js";

/** Everything measured at one size of the data; null where this machine or size lacks what it takes. */
export interface ScaleResult {
  scale: number;
  /** Of the two platform files. */
  rows: number;
  bytes: number;
  measured: Record<Name, Measured | null>;
}

export interface BenchOptions {
  /** Where the files are made. */
  folder: string;
  manifest: Manifest;
  runs: number;
  /** The largest size of which the whole report is made, not the panel alone. */
  report: number;
  baseline: Baseline;
  log: (text: string) => void;
}

/** Makes a synthetic release of that size, runs every program on it, in turn and some times over, and removes it again. */
export async function runScale(scale: number, options: BenchOptions): Promise<ScaleResult> {
  const {folder, manifest, runs, report, baseline, log} = options;
  const {release} = manifest;
  const work = mkdtempSync(join(folder, `scale-${scale}-`));
  const data = join(work, "data");
  try {
    log(`scale ${scale}: making the files`);
    const made = await measure(
      script("data-loaders/cli.ts", ["sample", "--out", data, "--release", release, "--scale", `${scale}`, "--json"])
    );
    const {files} = JSON.parse(made.output) as {files: {path: string; rows: number; bytes: number}[]};
    const platforms = (["claude_ai", "api"] as const).map((role) => {
      const {path} = manifest.files.find((file) => file.role === role)!;
      return files.find((file) => file.path === path)!;
    });
    const place = {
      release,
      data,
      files: platforms.map(({path}) => join(data, path)),
      baseline,
      known: join(work, "known"),
      report: scale <= report,
      today: scale === 1
    };
    // Compiled, read and hashed once before anything is timed: every program then meets the files in the page cache.
    const {floor, panel, ...others} = programs(place, work);
    for (const program of [floor, panel, others.help, others.status, others.newPage])
      if (program !== null) await measure(program);
    const taken = Object.fromEntries(Object.keys(labels).map((name): [string, Measured[]] => [name, []]));
    for (let run = 1; run <= runs; ++run) {
      const own = join(work, `run-${run}`);
      mkdirSync(own);
      for (const [name, program] of Object.entries(programs(place, own))) {
        if (program === null) continue;
        log(`scale ${scale}, run ${run} of ${runs}: ${name}`);
        taken[name]!.push(await measure(program));
      }
      rmSync(own, {recursive: true});
    }
    const measured = Object.entries(taken).map(([name, list]) => [name, list.length === 0 ? null : best(list)]);
    return {
      scale,
      rows: sum(platforms, (file) => file.rows),
      bytes: sum(platforms, (file) => file.bytes),
      measured: Object.fromEntries(measured) as ScaleResult["measured"]
    };
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}
