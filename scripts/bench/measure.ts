import {spawn} from "node:child_process";
import {readFileSync} from "node:fs";

/** What a program needed. */
export interface Measured {
  /** From start to end, the start of the program itself included. */
  seconds: number;
  /** Without the start of the program, by its own clock; null for a program that does not tell. */
  inside: number | null;
  /** Largest resident memory of the process; null where /proc does not tell. */
  megabytes: number | null;
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
  const start = performance.now();
  const child = spawn(command, args, {stdio: ["ignore", "pipe", "inherit"], env: {...process.env, ...env}});
  let megabytes: number | null = null;
  const look = (): void => void (megabytes = peakOf(child.pid) ?? megabytes);
  const watch = setInterval(look, 10);
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", resolve);
    });
    if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}`);
    const seconds = (performance.now() - start) / 1000;
    const output = Buffer.concat(chunks).toString("utf8");
    return {seconds, inside: insideOf(output), megabytes, output};
  } finally {
    clearInterval(watch);
  }
}

/** Programs of the bench print `{"seconds": …}`. */
function insideOf(output: string): number | null {
  const told = /^\{"seconds":([\d.e-]+)/.exec(output)?.[1];
  return told === undefined ? null : Number(told);
}

/** The high-water mark that Linux keeps of a process, in MB (10⁶ bytes). It never falls, so the last look counts. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kB = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kB === undefined ? null : (Number(kB) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** The quickest of several runs and the least memory: what disturbs a run only ever adds to it. */
export function best(runs: readonly Measured[]): Measured {
  const least = (of: (run: Measured) => number | null): number | null => {
    const known = runs.flatMap((run) => of(run) ?? []);
    return known.length === 0 ? null : Math.min(...known);
  };
  return {
    seconds: least((run) => run.seconds)!,
    inside: least((run) => run.inside),
    megabytes: least((run) => run.megabytes),
    output: runs[0]!.output
  };
}
