import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from "node:fs";
import {basename, join} from "node:path";

import {filesIn} from "../data-loaders/outside/filesIn.js";
import {commitOf} from "../data-loaders/stage/commitOf.js";
import {codeHash, keyOf} from "../data-loaders/stage/keys.js";
import {sha256} from "../data-loaders/stage/sha256.js";

/** What makes a site of staged files. */
const code = ["src", "data-loaders", "scripts", "observablehq.config.ts", "package.json", "package-lock.json"];

/** As many sites as are kept: those of the figures and of the sample. */
const most = 2;

/** Names what a site is made from: the staged files, the code, and the switches that reach its pages. */
export function siteKey(staged: string): string {
  const switches = Object.entries(process.env).filter(([name]) => /^(OVERSIGHT_GAP_|SOURCE_DATE_EPOCH$)/.test(name));
  return keyOf([basename(staged), codeHash(code), commitOf(), process.version, switches.sort()]);
}

/**
 * Puts a site that was built before from the same into `output`. False where there is none, or one of its files is not what
 * it was: then the site is to be built.
 */
export function takeSite(key: string, output: string, parent = join(".cache", "built")): boolean {
  const kept = join(parent, key);
  if (!existsSync(kept)) return false;
  try {
    cpSync(join(kept, "site"), output, {recursive: true});
    if (readFileSync(join(kept, "hashes.json"), "utf8") === hashesOf(output)) return true;
  } catch (error) {
    // Another build may take it away meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  for (const folder of [kept, output]) rmSync(folder, {recursive: true, force: true});
  return false;
}

/** Keeps a site that was held against what was staged for it; the oldest ones go. */
export function keepSite(key: string, output: string, parent = join(".cache", "built")): void {
  mkdirSync(parent, {recursive: true});
  const partial = mkdtempSync(join(parent, "partial-"));
  try {
    cpSync(output, join(partial, "site"), {recursive: true});
    writeFileSync(join(partial, "hashes.json"), hashesOf(output));
    renameSync(partial, join(parent, key));
  } catch (error) {
    // Another build may have kept the same meanwhile.
    if (!existsSync(join(parent, key))) throw error;
  } finally {
    rmSync(partial, {recursive: true, force: true});
  }
  const age = (name: string): number => statSync(join(parent, name), {throwIfNoEntry: false})?.mtimeMs ?? 0;
  const sites = readdirSync(parent).filter((name) => !name.startsWith("partial-"));
  for (const name of sites.sort((a, b) => age(b) - age(a)).slice(most))
    rmSync(join(parent, name), {recursive: true, force: true});
}

const hashesOf = (folder: string): string =>
  JSON.stringify(
    filesIn(folder)
      .sort()
      .map((file) => [file, sha256(readFileSync(join(folder, file)))])
  );
