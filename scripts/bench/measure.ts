import {spawn} from "node:child_process";
import {existsSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {min, rollup, sum} from "d3-array";

/** What a program needed. */
export interface Measured {
  /** From start to end, the start of the program itself included. */
  seconds: number;
  /** Largest resident memory of the process, in MB (10⁶ bytes); null where /proc does not tell. */
  megabytes: number | null;
  /** Seconds of each step that it tells of (src/analysis/timed.ts). */
  steps: Record<string, number>;
  /** What it wrote to standard output. */
  output: string;
}

export interface Program {
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
}

/** A TypeScript file of this project as a program: one process, so that its memory is all there is. */
export function script(file: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  return {command: process.execPath, args: ["scripts/run.js", file, ...args], env};
}

/**
 * Runs a program to its end.
 *
 * @throws Error when it can't be started or fails; its own words are on standard error.
 */
export async function measure({command, args, env}: Program): Promise<Measured> {
  const told = join(tmpdir(), `bench-steps-${process.pid}.json`);
  const start = performance.now();
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    env: {...process.env, ...env, BENCH_STEPS: told}
  });
  let megabytes: number | null = null;
  const watch = setInterval(() => (megabytes = peakOf(child.pid) ?? megabytes), 10);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
    const seconds = (performance.now() - start) / 1000;
    return {seconds, megabytes, steps: stepsOf(told), output: Buffer.concat(chunks).toString("utf8")};
  } finally {
    clearInterval(watch);
    rmSync(told, {force: true});
  }
}

function stepsOf(file: string): Record<string, number> {
  if (!existsSync(file)) return {};
  const entries = JSON.parse(readFileSync(file, "utf8")) as {name: string; duration: number}[];
  return Object.fromEntries(
    rollup(
      entries,
      (some) => sum(some, ({duration}) => duration) / 1000,
      ({name}) => name
    )
  );
}

/** The high-water mark that Linux keeps of a process. It never falls, so the last look counts. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kB = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kB === undefined ? null : (Number(kB) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** The quickest of several runs, with the least memory: what disturbs a run only ever adds to it. */
export function best(runs: readonly Measured[]): Measured {
  const quickest = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  return {...quickest, megabytes: min(runs, ({megabytes}) => megabytes) ?? null};
}
