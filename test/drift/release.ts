import {mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll} from "vitest";

import {effectsWithoutSample} from "../../data-loaders/acquire/Effects.js";
import {run} from "../../data-loaders/releasing/commands/run.js";
import {generateRelease} from "../../data-loaders/sample/generateRelease.js";
import type {SampleOptions} from "../../data-loaders/sample/SampleOptions.js";
import type {Ran} from "../acquire/workplace.js";

export const TODAY = "2030-01-02";

export const paths = {
  claude: "release_2026_03_24/data/aei_raw_claude_ai_2026-02-05_to_2026-02-12.csv",
  api: "release_2026_03_24/data/aei_raw_1p_api_2026-02-05_to_2026-02-12.csv",
  statements: "release_2025_03_27/onet_task_statements.csv"
};

const made: string[] = [];
afterAll(() => Promise.all(made.map((path) => rm(path, {recursive: true, force: true}))));

/** A folder that is gone after the tests. */
export async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "drift-"));
  made.push(path);
  return path;
}

/** A small synthetic February, or what is asked for, in a folder of its own. */
export async function release(options: Partial<SampleOptions> = {}): Promise<string> {
  const into = options.folder ?? (await folder());
  await generateRelease({release: "2026-03-24", seed: 1, size: "small", ...options, folder: into});
  return into;
}

/** Changes a file of a folder. */
export async function edit(data: string, path: string, change: (text: string) => string): Promise<void> {
  await writeFile(join(data, path), change(await readFile(join(data, path), "utf8")));
}

/** The first row of a table that a pattern matches. */
export const firstRow = (text: string, pattern: RegExp): string => text.split("\n").find((line) => pattern.test(line))!;

/** The command line, in this process, with a cache of its own and no hub. */
export async function data(argv: string[], variables: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const work = await folder();
  const code = await run(argv, {
    variables: {AEI_CACHE_DIR: join(work, "cache"), HF_HUB_CACHE: join(work, "hub"), HF_HUB_OFFLINE: "1", ...variables},
    effects: {...effectsWithoutSample(work), log: (line) => err.push(line)},
    today: TODAY,
    print: (text) => out.push(text),
    complain: (text) => err.push(text)
  });
  return {code, stdout: out.join("\n"), stderr: err.join("\n")};
}
