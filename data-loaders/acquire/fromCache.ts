import {realpath, stat} from "node:fs/promises";
import {basename} from "node:path";

import {isShortage} from "../outside/disk.js";
import {fault} from "../outside/fault.js";
import {megabytes} from "../outside/megabytes.js";
import {isPlatform, type KnownBytes, type Manifest, type ManifestFile} from "../releases/Manifest.js";
import {type AcquiredFile, acquiredFile} from "./Acquired.js";
import {blobFile, memoDir, snapshotFile} from "./cache.js";
import type {Environment} from "./environment.js";
import {type Digest, hashFile, type HashOptions} from "./hashFile.js";

/** What is on this machine of one file: verified or null, and copies that must not be used, with the reason. */
export type LookUp = {found: AcquiredFile | null; faults: {file: string; reason: string}[]};

/** Looks for a version of a file, best first, in our cache and then in Hugging Face's, and verifies what it finds. */
export async function lookUp(
  file: ManifestFile,
  versions: KnownBytes[],
  {cacheDir, hubCacheDir}: Environment,
  verify: boolean
): Promise<LookUp> {
  const faults: LookUp["faults"] = [];
  for (const version of versions) {
    const seen = new Set<string>();
    const {revision, sha256} = version;
    for (const cache of [cacheDir, hubCacheDir])
      for (const path of [snapshotFile(cache, revision, file.path), ...(sha256 ? [blobFile(cache, sha256)] : [])]) {
        const real = await realpath(path).catch(() => null);
        // The same bytes are looked at once, under the name by which one would look for them.
        if (real === null || seen.has(real)) continue;
        seen.add(real);
        const digest = await verified(real, version, {memoDir: memoDir(cacheDir), verify});
        if (typeof digest !== "string") return {found: acquiredFile(file, path, digest, version), faults};
        faults.push({file: path, reason: digest});
      }
  }
  return {found: null, faults};
}

/** The digest when the bytes are right, else what is wrong with them. */
async function verified(path: string, {bytes, sha256}: KnownBytes, options: HashOptions): Promise<Digest | string> {
  try {
    const {size} = await stat(path);
    if (size !== bytes) return `it has ${size.toLocaleString("en")} bytes instead of ${bytes.toLocaleString("en")}`;
    const digest = await hashFile(path, options);
    if (sha256 !== null) return digest.sha256 === sha256 ? digest : `its sha256 is ${digest.sha256}, not ${sha256}`;
    const name = basename(path);
    if (name === digest.sha256 || name === digest.gitSha1) return digest;
    return `its bytes (${megabytes(size)}, sha256 ${digest.sha256}) are not those it is named after, ${name}`;
  } catch (error) {
    if (isShortage(error)) throw error;
    return `it can't be read: ${(error as Error).message}`;
  }
}

/**
 * The files of a release from the caches, verified.
 *
 * @param whole - every file must be there, in the version that a download would take; else the two platforms' will do, in
 *   any version that the catalogue knows, newest first
 * @throws AcquireError (absent), or (integrity) when there is a copy that must not be used.
 */
export async function fromCache(
  manifest: Manifest,
  env: Environment,
  {whole, verify}: {whole: boolean; verify: boolean}
): Promise<AcquiredFile[]> {
  const looked = await Promise.all(
    manifest.files.map(async (file) => {
      const versions = whole ? file.known.slice(0, 1) : file.known;
      return {file, ...(await lookUp(file, versions, env, verify))};
    })
  );
  const lacking = looked.filter(({file, found}) => found === null && (whole || isPlatform(file)));
  if (lacking.length === 0) return looked.flatMap(({found}) => found ?? []);
  const paths = lacking.map(({file}) => file.path).join(" and ");
  const faults = lacking.flatMap((one) => one.faults);
  if (faults.length === 0) throw fault("not in the caches", cachesOf(env), {paths});
  const reasons = faults.map(({reason}) => `a copy that can't be used: ${reason}`).join("; ");
  throw fault("damaged in the caches", faults.map(({file}) => file).join(" and "), {paths, reasons});
}

/** As one says it in a message. */
export const cachesOf = ({cacheDir, hubCacheDir}: Pick<Environment, "cacheDir" | "hubCacheDir">): string =>
  cacheDir === hubCacheDir ? cacheDir : `${cacheDir} and ${hubCacheDir}`;
