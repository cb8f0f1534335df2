import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {basename, dirname, join, relative} from "node:path";

import {onTestFinished} from "vitest";

import type {Clock, Effects, Limits} from "../../data-loaders/acquire/Effects.js";
import {lines} from "../../data-loaders/acquire/progress.js";
import type {Manifest} from "../../data-loaders/releases/Manifest.js";
import {run} from "../../data-loaders/releasing/commands/run.js";
import {type Exchange, gitSha1, type HubServer, hubServer, type Listing, type Served, sha256} from "./hubServer.js";

export const RELEASE = "2030-01-01";
export const REVISION = "a".repeat(40);
export const TOKEN = "hf_thisIsTheSecretOfTheTests";

/** Short enough that a suite of faults is quick, long enough for a busy machine. */
const limits: Limits = {
  connect: 2_000,
  stall: 500,
  total: 20_000,
  tries: 4,
  triesInAuto: 2,
  backoff: 10,
  longestBackoff: 40,
  staleLock: 2_000,
  progress: 3_600_000
};

/** Rows enough that a body takes several packets. */
const rows = (name: string, count: number): Buffer =>
  Buffer.from(`task,value\n${Array.from({length: count}, (_, i) => `${name} ${i},${(i * 7919) % 1000}`).join("\n")}\n`);

const served = (path: string, content: Buffer, lfs: boolean): Served => ({revision: REVISION, path, content, lfs});

export const claude = served("release_2030_01_01/data/claude_ai.csv", rows("claude", 30_000), true);
export const api = served("release_2030_01_01/data/api.csv", rows("api", 12_000), true);
/** Small, so the hub keeps it as a git blob; with a name that an address has to escape. */
export const statements = served("release_2030_01_01/task statements #1.csv", rows("statement", 50), false);

export const dataset = [claude, api, statements];

export function manifestOf(files: Served[] = dataset): Manifest {
  const roles = ["claude_ai", "api", "statements"] as const;
  return {
    release: RELEASE,
    dialect: "long",
    window: {start: "2029-12-01", end: "2029-12-08"},
    metrics: ["collaboration", "success"],
    licence: "CC-BY",
    accessed: "2030-01-02",
    files: files.map(({path, content, revision}, i) => ({
      role: roles[i]!,
      path,
      known: [{revision, bytes: content.length, sha256: sha256(content)}]
    }))
  };
}

/** What a run of the command line left behind for whoever called it. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

export interface Workplace {
  dir: string;
  cacheDir: string;
  hubCacheDir: string;
  variables: NodeJS.ProcessEnv;
  server: HubServer;
  effects: Effects;
  /** Everything that was logged. */
  logged: string[];
  /** The command line, in this process. */
  data: (...argv: string[]) => Promise<Ran>;
  /** Paths of the dataset that the cache holds, each verified; throws when there is anything else. */
  cached: () => Promise<string[]>;
  /** Downloads that could be continued. */
  partials: () => Promise<string[]>;
}

export interface WorkplaceOptions {
  files?: Served[];
  manifest?: unknown;
  misbehave?: (exchange: Exchange) => boolean | Promise<boolean>;
  variables?: NodeJS.ProcessEnv;
  limits?: Partial<Limits>;
  cacheDir?: string;
  listing?: Listing;
  clock?: Clock;
}

/** A hub, a catalogue with one release, and an empty cache, all of which are gone after the test. */
export async function workplace(options: WorkplaceOptions = {}): Promise<Workplace> {
  const dir = await realpath(await mkdtemp(join(tmpdir(), "acquire-")));
  const {files = dataset, manifest = manifestOf(files)} = options;
  const server = await hubServer(files, options.misbehave, options.listing);
  onTestFinished(async () => {
    await server.close();
    await rm(dir, {recursive: true, force: true});
  });
  await mkdir(join(dir, "catalogue"));
  await writeFile(join(dir, "catalogue", "release.json"), JSON.stringify(manifest));
  const cacheDir = options.cacheDir ?? join(dir, "cache");
  const hubCacheDir = join(dir, "hub");
  const logged: string[] = [];
  const log = (line: string): void => void logged.push(line);
  const effects: Effects = {
    log,
    progress: lines(log, limits.progress),
    limits: {...limits, ...options.limits},
    makeSample: (_manifest, folder) =>
      writeFiles(
        folder,
        files.map((file) => ({...file, content: rows("made up", 10)}))
      ),
    workDir: join(dir, "work"),
    verify: false,
    ...(options.clock === undefined ? {} : {clock: options.clock})
  };
  const variables = {
    AEI_CATALOGUE: join(dir, "catalogue"),
    AEI_CACHE_DIR: cacheDir,
    AEI_RELEASE: RELEASE,
    HF_HUB_CACHE: hubCacheDir,
    HF_ENDPOINT: server.url,
    ...options.variables
  };
  return {
    dir,
    cacheDir,
    hubCacheDir,
    variables,
    server,
    effects,
    logged,
    data: (...argv) => inProcess(argv, variables, effects, logged),
    cached: () => verifiedIn(cacheDir, files),
    partials: async () => filesIn(join(cacheDir, ".oversight-gap", "partial"))
  };
}

async function inProcess(
  argv: string[],
  variables: NodeJS.ProcessEnv,
  effects: Effects,
  logged: string[]
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const before = logged.length;
  const code = await run(argv, {
    variables,
    effects,
    print: (text) => out.push(text),
    complain: (text) => err.push(text)
  });
  return {code, stdout: out.join("\n"), stderr: [...logged.slice(before), ...err].join("\n")};
}

/** Writes files laid out as the dataset repository. */
export async function writeFiles(folder: string, files: Pick<Served, "path" | "content">[]): Promise<void> {
  for (const {path, content} of files) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
}

const repository = "datasets--Anthropic--EconomicIndex";

/** The cache as its readers find it: blobs that are what they are named after, and links to them. */
async function verifiedIn(cacheDir: string, files: Served[]): Promise<string[]> {
  const all = (await filesIn(cacheDir)).filter(
    // A link that leads nowhere yet holds nothing: every reader of the cache takes it for absent.
    (file) => !file.startsWith(join(cacheDir, ".oversight-gap")) && existsSync(file)
  );
  for (const file of all) {
    const content = await readFile(file);
    const real = await realpath(file);
    if (dirname(real) !== join(await realpath(cacheDir), repository, "blobs"))
      throw new Error(`${file} is no link to a blob`);
    if (![sha256(content), gitSha1(content)].includes(basename(real)))
      throw new Error(`${file} is not what it is named after`);
  }
  const snapshots = all.filter((file) => relative(cacheDir, file).startsWith(join(repository, "snapshots")));
  const paths = snapshots.map((file) => relative(join(cacheDir, repository, "snapshots", REVISION), file));
  for (const path of paths) {
    const content = await readFile(join(cacheDir, repository, "snapshots", REVISION, path));
    if (!files.some((file) => file.path === path && file.content.equals(content)))
      throw new Error(`${path} has other bytes`);
  }
  return paths.sort();
}

export async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
}

export const paths = (files: Served[]): string[] => files.map(({path}) => path).sort();
