import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join} from "node:path";

import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import type {Baseline} from "./baseline.js";
import type {Measured} from "./measure.js";
import {best, measure, script} from "./measure.js";
import type {Place, StepName} from "./steps.js";
import {stepNames, steps} from "./steps.js";

/** Everything measured at one size of the data; null where this machine lacks what it takes. */
export interface ScaleResult extends Record<StepName, Measured | null> {
  scale: number;
  /** Of the two platform files. */
  rows: number;
  bytes: number;
  generate: Measured;
}

export interface BenchOptions {
  /** Where the files are made. */
  folder: string;
  manifest: Manifest;
  runs: number;
  /** The largest size of which the whole report is made. */
  report: number;
  baseline: Baseline;
  log: (text: string) => void;
}

/** Makes a synthetic release of that size, measures every step, and removes it again. */
export async function runScale(scale: number, options: BenchOptions): Promise<ScaleResult> {
  const {folder, manifest, report, baseline, log} = options;
  const {release} = manifest;
  const work = mkdtempSync(join(folder, `scale-${scale}-`));
  const data = join(work, "data");
  try {
    log(`scale ${scale}: making the files`);
    const generate = await measure(
      script("data-loaders/cli.ts", ["sample", "--out", data, "--release", release, "--scale", `${scale}`, "--json"])
    );
    const {files} = JSON.parse(generate.output) as {files: {path: string; rows: number; bytes: number}[]};
    const platforms = (["claude_ai", "api"] as const).map((role) => {
      const {path} = manifest.files.find((file) => file.role === role)!;
      return files.find((file) => file.path === path)!;
    });
    const place: Place = {
      release,
      data,
      files: platforms.map(({path}) => join(data, path)),
      baseline,
      known: join(work, "known"),
      report: scale <= report
    };
    return {
      scale,
      rows: platforms.reduce((sum, file) => sum + file.rows, 0),
      bytes: platforms.reduce((sum, file) => sum + file.bytes, 0),
      generate: {...generate, output: ""},
      ...(await runSteps(place, work, scale, options))
    };
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** Every step, some times over. In turn, so that whatever else the machine does falls on all alike. */
async function runSteps(
  place: Place,
  work: string,
  scale: number,
  {runs, log}: BenchOptions
): Promise<Record<StepName, Measured | null>> {
  // Read and hashed once before anything is timed: every program then meets the files in the page cache.
  await measure(script("scripts/bench/floor.ts", place.files));
  await measure(steps(place, work).panel!);
  const taken = stepNames.map((): Measured[] => []);
  for (let run = 1; run <= runs; ++run) {
    const own = join(work, `run-${run}`);
    mkdirSync(own);
    const programs = steps(place, own);
    for (const [i, name] of stepNames.entries()) {
      const program = programs[name];
      if (program === null) continue;
      log(`scale ${scale}, run ${run} of ${runs}: ${name}`);
      taken[i]!.push(await measure(program));
    }
    rmSync(own, {recursive: true});
  }
  const results = stepNames.map((name, i) => [name, taken[i]!.length === 0 ? null : best(taken[i]!)] as const);
  return Object.fromEntries(results) as Record<StepName, Measured | null>;
}
