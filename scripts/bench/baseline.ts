import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";

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
  const found = (python === null ? ["python3", "/usr/bin/python3"] : [python]).find(hasPandas);
  if (found === undefined) return {skipped: "no python3 with pandas and scipy (Debian: python3-pandas, python3-scipy)"};
  return {python: found, script};
}

const hasPandas = (python: string): boolean =>
  spawnSync(python, ["-c", "import pandas, scipy.stats"], {stdio: "ignore"}).status === 0;
