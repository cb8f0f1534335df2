import {spawnSync} from "node:child_process";
import {join} from "node:path";

import type {Baseline} from "./baseline.js";
import type {Program} from "./measure.js";
import {script} from "./measure.js";

/**
 * What is measured, in the order of running:
 *
 * - baseline, panel: the predecessor's method, and the same by this project, contract included, hashes known before;
 * - hash, floor: `sha256sum` of the files, and the least that Node and DuckDB need for the same, with nothing checked;
 * - tables, again: every file of the report, and a second run that finds nothing changed.
 */
export const stepNames = ["baseline", "panel", "hash", "floor", "tables", "again"] as const;
export type StepName = (typeof stepNames)[number];

export interface Place {
  release: string;
  /** A folder for AEI_DATA_DIR, and both platform files in it, Claude.ai's first. */
  data: string;
  files: readonly string[];
  baseline: Baseline;
  /** A cache that knows the hashes of the files: the predecessor's method verifies nothing. */
  known: string;
  /** Whether the whole report is made of it too. */
  report: boolean;
}

/** The programs of one run; null for those that this machine lacks. `work` is a folder of this run alone. */
export function steps(
  {release, data, files, baseline, known, report}: Place,
  work: string
): Record<StepName, Program | null> {
  const env = (cache: string): NodeJS.ProcessEnv => ({
    AEI_DATA_DIR: data,
    AEI_RELEASE: release,
    AEI_SOURCE: "local",
    AEI_CACHE_DIR: cache
  });
  const tables = report ? script("scripts/bench/tables.ts", [join(work, "stage")], env(join(work, "kept"))) : null;
  return {
    baseline: "python" in baseline ? {command: baseline.python, args: [baseline.script, ...files]} : null,
    panel: script("scripts/bench/panel.ts", [], env(known)),
    hash: hasSha256sum() ? {command: "sha256sum", args: files} : null,
    floor: script("scripts/bench/floor.ts", files),
    tables,
    again: tables
  };
}

const hasSha256sum = (): boolean => spawnSync("sha256sum", ["--version"], {stdio: "ignore"}).status === 0;
