import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";

import {type Program, script} from "./measure.js";

/** How to run the predecessor's method, or why it can't be run here. */
export type Baseline = {python: string; script: string} | {skipped: string};

/**
 * The predecessor's method is a Python script of its own, outside this project, that takes the two CSVs.
 *
 * @param script its path; null when none was named.
 */
export function baseline(script: string | null, python: string | null): Baseline {
  if (script === null) return {skipped: "no script named (--baseline or BENCH_BASELINE)"};
  if (!existsSync(script)) return {skipped: `no file ${script}`};
  const found = (python === null ? ["python3", "/usr/bin/python3"] : [python]).find((command) =>
    runs(command, ["-c", "import pandas, scipy.stats"])
  );
  if (found === undefined) return {skipped: "no python3 with pandas and scipy (Debian: python3-pandas, python3-scipy)"};
  return {python: found, script};
}

const runs = (command: string, args: string[]): boolean => spawnSync(command, args, {stdio: "ignore"}).status === 0;

/** What is measured, in the order of running, as the table calls it. */
export const labels = {
  node: "`node -e 0`",
  help: "`npm run data -- --help`, without npm",
  status: "`npm run data -- status`, without npm",
  newPage: "`npm run new-page -- --help`, without npm",
  hash: "`sha256sum` of both files",
  floor: "the floor: Node and DuckDB alone, nothing checked",
  all: "the same with all that the report reads",
  baseline: "the predecessor's method, pandas",
  panel: "this project: files of known hash → panel → correlations",
  tables: "files → every file of the report",
  again: "the same, nothing changed",
  build: "`npm run build -- --verify`: the whole site anew",
  warm: "`npm run build`, nothing changed"
} as const;
export type Name = keyof typeof labels;

export interface Place {
  release: string;
  /** A folder for AEI_DATA_DIR, and both platform files in it, Claude.ai's first. */
  data: string;
  files: readonly string[];
  baseline: Baseline;
  /** A cache that knows the hashes of the files: the predecessor's method verifies nothing. */
  known: string;
  /** Whether the whole report is made of it too, and whether this is the size of today's release. */
  report: boolean;
  today: boolean;
}

/** The programs of one run; those that this machine or size lacks are null. `work` is a folder of this run alone. */
export function programs(place: Place, work: string): Record<Name, Program | null> {
  const {release, data, files, baseline, known, report, today} = place;
  const env = (cache: string): NodeJS.ProcessEnv => ({
    AEI_DATA_DIR: data,
    AEI_RELEASE: release,
    AEI_SOURCE: "local",
    AEI_CACHE_DIR: cache
  });
  const where = <T>(there: boolean, program: T): T | null => (there ? program : null);
  const tables = where(report, script("scripts/bench/tables.ts", [join(work, "stage")], env(join(work, "kept"))));
  const build = (...more: string[]): Program =>
    script("scripts/build.ts", ["--output", join(work, "site"), ...more], env(known));
  return {
    node: where(today, {command: process.execPath, args: ["-e", "0"]}),
    help: where(today, script("data-loaders/cli.ts", ["--help"])),
    status: where(today, script("data-loaders/cli.ts", ["status"], env(known))),
    newPage: where(today, script("scripts/newPage.ts", ["--help"])),
    hash: where(runs("sha256sum", ["--version"]), {command: "sha256sum", args: files}),
    floor: script("scripts/bench/floor.ts", ["essay", ...files]),
    all: script("scripts/bench/floor.ts", ["all", ...files]),
    baseline: "python" in baseline ? {command: baseline.python, args: [baseline.script, ...files]} : null,
    panel: script("scripts/bench/panel.ts", [], env(known)),
    tables,
    again: tables,
    build: where(today, build("--verify")),
    warm: where(today, build())
  };
}
