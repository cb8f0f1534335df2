import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, dirname, extname, join, resolve} from "node:path";

import {build} from "esbuild";

import {sha256} from "../stage/sha256.js";

/** Who runs a loader, by the end of its name, as Framework does. */
const programs: Readonly<Record<string, readonly string[]>> = {
  ".ts": [process.execPath, "scripts/run.js"],
  ".js": [process.execPath, "scripts/run.js"],
  ".py": ["python3"],
  ".R": ["Rscript"],
  ".sh": ["sh"]
};

/** The environment's name for the folder with what pages read, for `staged`. */
export const stagedVariable = "OVERSIGHT_GAP_STAGED";

/**
 * Runs the loaders beside pages, such as `x.csv.ts`, whose output is the file `x.csv`; those again whose code, files of
 * their folder or staged data have changed.
 *
 * @throws Error with what the loader said.
 */
export async function runLoaders(from: string, to: string, staged: string): Promise<void> {
  const files = readdirSync(from, {recursive: true, encoding: "utf8"}).map((file) => file.replaceAll("\\", "/"));
  for (const file of files.filter(isLoader)) {
    const target = join(to, file.slice(0, -extname(file).length));
    const key = await keyOf(join(from, file), staged);
    if (existsSync(`${target}.key`) && readFileSync(`${target}.key`, "utf8") === key) continue;
    mkdirSync(dirname(target), {recursive: true});
    writeFileSync(target, outputOf(join(from, file), staged));
    writeFileSync(`${target}.key`, key);
  }
}

const isLoader = (file: string): boolean =>
  extname(file) in programs && /\.(csv|tsv|json|txt|xml|html|svg|png|arrow|parquet|zip)\.\w+$/.test(file);

/** All that a loader's output depends on. */
async function keyOf(loader: string, staged: string): Promise<string> {
  const folder = dirname(loader);
  const beside = readdirSync(folder, {withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".md"))
    .map((entry) => join(folder, entry.name));
  const code = [".ts", ".js"].includes(extname(loader)) ? await importsOf(loader) : [];
  const contents = [...new Set([...beside, ...code])].sort().map((file) => [file, sha256(readFileSync(file))]);
  return sha256(JSON.stringify([staged, contents]));
}

/** The project's own files that a loader imports. */
async function importsOf(loader: string): Promise<string[]> {
  const {metafile} = await build({
    entryPoints: [loader],
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent"
  });
  return Object.keys(metafile.inputs);
}

function outputOf(loader: string, staged: string): Buffer {
  const [program, ...args] = programs[extname(loader)]!;
  const {status, stdout, stderr, error} = spawnSync(program!, [...args, loader], {
    env: {...process.env, [stagedVariable]: resolve(staged)},
    maxBuffer: 1 << 30
  });
  if (status === 0) return stdout;
  throw new Error(
    `${loader}: expected the text of ${basename(loader, extname(loader))} from it, found that it ended with ` +
      `${error?.message ?? status}:\n${String(stderr)}`
  );
}
