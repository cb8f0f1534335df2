import {readdir, stat} from "node:fs/promises";
import {basename, join} from "node:path";

import {AcquireError} from "../AcquireError.js";
import {isMissing, isShortage} from "../outside/disk.js";
import {insideFolder} from "../outside/insideFolder.js";
import {isPlatform, type KnownBytes, type Manifest, type ManifestFile} from "../releases/Manifest.js";
import type {AcquiredFile} from "./Acquired.js";
import {type Digest, hashFile, type HashOptions} from "./hashFile.js";
import {fileIsNotData} from "./notData.js";

/**
 * The files of a release in a folder laid out as the dataset repository. Both platform files must be there; the
 * others are left out of the list when they are not. Any bytes will do, `pinned` says whether they are known ones.
 *
 * @throws AcquireError (absent) that names every missing file, (integrity) for a file that is plainly no table.
 */
export async function fromLocal(manifest: Manifest, folder: string, options: HashOptions): Promise<AcquiredFile[]> {
  const present = await Promise.all(
    manifest.files.map(async (file) => ({file, there: await isFile(insideFolder(folder, file.path))}))
  );
  const missing = present.filter(({file, there}) => isPlatform(file) && !there).map(({file}) => file);
  if (missing.length > 0) throw await absent(manifest, missing, folder);
  return Promise.all(present.filter(({there}) => there).map(({file}) => localFile(file, folder, options)));
}

/** One file of the folder, hashed; `pinned` when the catalogue knows its bytes. */
export async function localFile(file: ManifestFile, folder: string, options: HashOptions): Promise<AcquiredFile> {
  const path = insideFolder(folder, file.path);
  const fault = await unreadable(path, fileIsNotData(path));
  if (fault !== null)
    throw new AcquireError("integrity", {expected: "a CSV file of the dataset", where: path, ...fault});
  const digest = await unreadable(path, hashFile(path, options));
  const version = knownVersion(file, digest);
  return {
    role: file.role,
    path: file.path,
    file: path,
    bytes: digest.bytes,
    sha256: digest.sha256,
    pinned: version !== null,
    revision: version?.revision ?? null
  };
}

/** @throws AcquireError (disk) when nobody can tell, as the folder may not be looked into */
export async function isFile(path: string): Promise<boolean> {
  const looking = stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return (await unreadable(path, looking))?.isFile() === true;
}

async function absent(manifest: Manifest, missing: ManifestFile[], folder: string): Promise<AcquireError> {
  const there = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false
  );
  const names = missing.map(({path}) => path).join(" and ");
  const moved = await Promise.all(missing.map((file) => elsewhere(file, folder)));
  if (moved.every((path) => path !== null))
    return new AcquireError("absent", {
      expected: `${names}, as the manifest of release ${manifest.release} says`,
      found: `${moved.join(" and ")} instead`,
      where: `AEI_DATA_DIR, ${folder}`,
      next: `if the release's folder was moved, correct each \`path\` in its manifest (${manifest.release}.json, in AEI_CATALOGUE or data-loaders/releases/)`
    });
  return new AcquireError("absent", {
    expected: `${names}, as release ${manifest.release} needs both platforms`,
    found: there ? `no such file${missing.length > 1 ? "s" : ""} there` : "no such folder",
    where: `AEI_DATA_DIR, ${folder}`,
    next: there
      ? "lay the folder out as the dataset repository (a clone of it will do), or unset AEI_DATA_DIR"
      : "correct AEI_DATA_DIR, or unset it: then the files come from the cache or the hub"
  });
}

/** A file of the same name in another place of the same release; null when there is none. */
async function elsewhere({path}: ManifestFile, folder: string): Promise<string | null> {
  const release = path.split("/")[0]!;
  const inside = await readdir(join(folder, release), {recursive: true}).catch(() => []);
  const found = inside.find((name) => basename(name) === basename(path));
  return found === undefined ? null : `${release}/${found.replaceAll("\\", "/")}`;
}

async function unreadable<T>(path: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    if (isShortage(error)) throw error;
    throw new AcquireError(
      "disk",
      {
        expected: "to read the file",
        found: (error as Error).message,
        where: path,
        next: "see to its permissions and its disk, then run it again"
      },
      {cause: error}
    );
  });
}

/** The version in the catalogue that these bytes are, or null. A version without a known hash matches nothing. */
function knownVersion(file: ManifestFile, digest: Digest): KnownBytes | null {
  return file.known.find(({bytes, sha256}) => bytes === digest.bytes && sha256 === digest.sha256) ?? null;
}
