import {spawn} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";

import type {Ran} from "./workplace.js";

const root = join(import.meta.dirname, "../..");

export interface Running {
  kill: (signal: NodeJS.Signals) => void;
  /** What it has written to standard error so far. */
  errors: () => string;
  done: Promise<Ran>;
}

/** The command line as a process of its own, with nothing of this one's environment but what programs need to run. */
export function start(argv: string[], variables: NodeJS.ProcessEnv, script = "data-loaders/cli.ts"): Running {
  return running(process.execPath, ["scripts/run.js", script, ...argv], variables);
}

/** The same after a command of the shell, such as one that sets a limit. */
export function startIn(
  shell: string,
  argv: string[],
  variables: NodeJS.ProcessEnv,
  script = "data-loaders/cli.ts"
): Running {
  const node = [process.execPath, "scripts/run.js", script, ...argv];
  return running("bash", ["-c", `${shell}; exec "$@"`, "bash", ...node], variables);
}

/** As a user without a name, a home or anything else; only root can become one. */
export function startAsNobody(argv: string[], variables: NodeJS.ProcessEnv): Running {
  const args = ["scripts/run.js", "data-loaders/cli.ts", ...argv];
  return running(process.execPath, args, {HOME: undefined, ...variables}, {uid: 54_321, gid: 54_321});
}

function running(program: string, args: string[], variables: NodeJS.ProcessEnv, user = {}): Running {
  const {PATH, HOME, TMPDIR} = process.env;
  const child = spawn(program, args, {
    ...user,
    cwd: root,
    env: {PATH, HOME, ...(TMPDIR === undefined ? {} : {TMPDIR}), ...variables},
    stdio: ["ignore", "pipe", "pipe"]
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  return {
    kill: (signal) => child.kill(signal),
    errors: () => Buffer.concat(err).toString(),
    done: once(child, "close").then(([code]) => ({
      code: (code as number | null) ?? -1,
      stdout: Buffer.concat(out).toString(),
      stderr: Buffer.concat(err).toString()
    }))
  };
}
