import {spawn} from "node:child_process";
import {once} from "node:events";
import {cpSync, existsSync, rmSync} from "node:fs";
import {delimiter, join} from "node:path";

import {checkout} from "./checkout.js";
import {environmentOf} from "./sites.js";

/** What a program wrote, both streams together, and how it ended. */
interface Ran {
  code: number | null;
  output: string;
}

/** A program that goes on until it is stopped. */
interface Running {
  /** Waits until the pattern is in what it has written. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  stop(): Promise<void>;
}

/** The project as it stands, in a folder of its own, on the sample. */
export interface ProjectCopy {
  folder: string;
  /** Runs a line of a shell in it. */
  shell(line: string): Promise<Ran>;
  /** Runs a script of the project without npm, which takes long to start. */
  script(path: string, ...args: string[]): Promise<Ran>;
  start(path: string, ...args: string[]): Running;
  remove(): void;
}

export function copyOfProject(): ProjectCopy {
  const {folder} = checkout(new Date());
  // What a build keeps for the next one only saves time: it is named after the code and the data it was made from.
  // (Sites in the making are others'.)
  for (const kept of ["evidence", "pictures", "sample", "stage"].map((name) => join(".cache", name)))
    if (existsSync(kept)) cpSync(kept, join(folder, kept), {recursive: true});
  const bin = join(folder, "node_modules", ".bin");
  const env = environmentOf({AEI_SOURCE: "sample", PATH: `${bin}${delimiter}${process.env.PATH}`});
  const script = (path: string, args: string[]): [string, string[]] => [
    process.execPath,
    ["scripts/run.js", path, ...args]
  ];
  return {
    folder,
    shell: (line) => run("sh", ["-c", line], folder, env),
    script: (path, ...args) => run(...script(path, args), folder, env),
    start: (path, ...args) => start(...script(path, args), folder, env),
    remove: () => rmSync(folder, {recursive: true, force: true})
  };
}

async function run(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Ran> {
  const child = spawn(program, args, {cwd, env, stdio: ["ignore", "pipe", "pipe"]});
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  const [code] = (await once(child, "close")) as [number | null];
  return {code, output};
}

function start(program: string, args: string[], cwd: string, env: NodeJS.ProcessEnv): Running {
  const child = spawn(program, args, {cwd, env, stdio: ["ignore", "pipe", "pipe"]});
  const closed = once(child, "close");
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (output += text));
  return {
    async said(pattern) {
      for (;;) {
        const found = pattern.exec(output);
        if (found !== null) return found;
        await Promise.race([once(child.stdout, "data"), once(child.stderr, "data"), closed]);
        if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output}`);
      }
    },
    async stop() {
      child.kill();
      await closed;
    }
  };
}
