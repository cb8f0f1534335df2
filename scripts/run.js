// node scripts/run.js <file.ts> [argument …]: runs a TypeScript program of this project, compiled once for the content it has.
import {createHash} from "node:crypto";
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs";
import * as nodeModule from "node:module";
import {tmpdir} from "node:os";
import {basename, dirname, join, resolve} from "node:path";
import {pathToFileURL} from "node:url";

const root = dirname(import.meta.dirname);
const kept = join(root, ".cache", "compiled");
/** What npm wrote of the packages that it installed. */
const installed = "node_modules/.package-lock.json";
/** What decides how a program is compiled, beside its own files. */
const settings = ["scripts/run.js", "package.json", "package-lock.json", installed];
/** A file that was written just before it was looked at may be written again at the same time stamp. */
const settled = 2000;
const week = 7 * 24 * 3600 * 1000;

/** How a file looks, so that it need not be read: as long as nobody has written to it, this stays. */
function stampOf(file) {
  const stats = statSync(join(root, file), {bigint: true, throwIfNoEntry: false});
  return stats && [stats.size, stats.ino, stats.mtimeNs, stats.ctimeNs].join(" ");
}

/** The compiled program of the last time; null where any of its files is another. */
function keptProgram(index) {
  try {
    const {program, stamps} = JSON.parse(readFileSync(index, "utf8"));
    const same = Object.entries(stamps).every(([file, stamp]) => stampOf(file) === stamp);
    return same && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/** Packages of many small files that are loaded quicker as part of the program; the others stay where they are installed. */
const bundled = /^(zod|@stdlib\/|internmap$|d3-(array|dsv)$|cli-progress$|pure-rand\/|@duckdb\/node-api$)/;
const external = ({path, importer, kind}) =>
  kind === "entry-point" ||
  bundled.test(path) ||
  (importer.includes("/node_modules/") && path !== "@duckdb/node-bindings")
    ? undefined
    : {path, external: true};

/** The packages that package-lock.json names are those that npm installed: after a `git pull` they may be others. */
function checkInstalled() {
  const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  const found = existsSync(join(root, installed)) ? packagesOf(installed) : {};
  const other = Object.entries(packagesOf("package-lock.json")).find(
    ([path, {version, optional, peer, dev}]) =>
      path !== "" && (found[path] ? found[path].version !== version : !optional && !peer && !dev)
  );
  if (other === undefined) return;
  const [path, {version}] = other;
  throw new Error(
    `expected ${path} ${version}, as package-lock.json says\n` +
      `  found ${found[path] ? `version ${found[path].version}` : "no such package"}\n` +
      `  in    ${join(root, "node_modules")}\n` +
      `  next  npm ci`
  );
}

async function compile(entry, index, kept) {
  checkInstalled();
  const {build} = await import("esbuild");
  const started = Date.now();
  const {metafile, outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: ".",
    outExtension: {".js": ".mjs"},
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [{name: "packages", setup: ({onResolve}) => onResolve({filter: /^[^./]/}, external)}],
    banner: {
      js: 'import {createRequire as requireFrom} from "node:module";const require = requireFrom(import.meta.url);'
    },
    sourcemap: "linked",
    sourceRoot: `${root}/`,
    sourcesContent: false,
    logOverride: {"ignored-bare-import": "error"},
    metafile: true,
    write: false
  });
  const hash = createHash("sha256");
  for (const {path, hash: content} of outputFiles) hash.update(`${basename(path)} ${content}\n`);
  const folder = join(kept, hash.digest("hex").slice(0, 20));
  writeWhole(folder, kept, (partial) => {
    mkdirSync(partial);
    for (const {path, contents} of outputFiles) writeFileSync(join(partial, basename(path)), contents);
  });
  const program = join(folder, basename(entry).replace(/\.ts$/, ".mjs"));
  const files = [...Object.keys(metafile.inputs).filter((file) => !file.startsWith("node_modules/")), ...settings];
  if (files.every((file) => statSync(join(root, file)).ctimeMs < started - settled)) {
    const stamps = Object.fromEntries(files.map((file) => [file, stampOf(file)]));
    writeWhole(join(kept, index), kept, (partial) => writeFileSync(partial, JSON.stringify({program, stamps})));
  }
  return program;
}

/** All or nothing, whoever else does the same. */
function writeWhole(path, beside, write) {
  const work = mkdtempSync(join(beside, "partial-"));
  try {
    write(join(work, "made"));
    renameSync(join(work, "made"), path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** Where programs are kept: beside the rest of what can be made again; for this run alone where nothing can be written. */
function openFolder() {
  try {
    mkdirSync(kept, {recursive: true});
    accessSync(kept, constants.W_OK);
    for (const name of readdirSync(kept))
      if (statSync(join(kept, name)).mtimeMs < Date.now() - week)
        rmSync(join(kept, name), {recursive: true, force: true});
    return kept;
  } catch {
    const folder = mkdtempSync(join(tmpdir(), "oversight-gap-"));
    process.on("exit", () => rmSync(folder, {recursive: true, force: true}));
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
    return folder;
  }
}

/** esbuild has said what is wrong with the code, and where. */
function notCompiled(error) {
  console.error(
    error.errors ? `${file} can't be compiled: its ${error.errors.length} faults are above` : error.message
  );
  process.exit(1);
}

/** Where the bench asks for it, how long each step took (src/analysis/timed.ts). */
const {BENCH_STEPS} = process.env;
if (BENCH_STEPS)
  process.on("exit", () => writeFileSync(BENCH_STEPS, JSON.stringify(performance.getEntriesByType("measure"))));

const [, , file] = process.argv;
process.argv.splice(1, 2, resolve(file));
nodeModule.enableCompileCache?.(kept);
process.setSourceMapsEnabled(true);
const index = `${file.replaceAll(/[^\w-]/g, "-")}.json`;
const program = keptProgram(join(kept, index)) ?? (await compile(file, index, openFolder()).catch(notCompiled));
await import(pathToFileURL(program).href);
