import {readdir, stat} from "node:fs/promises";
import {basename, join} from "node:path";

import type {AcquireError} from "../AcquireError.js";
import {isMissing, isShortage} from "../outside/disk.js";
import {fault} from "../outside/fault.js";
import {insideFolder} from "../outside/insideFolder.js";
import {isPlatform, type Manifest, type ManifestFile} from "../releases/Manifest.js";
import {type AcquiredFile, acquiredFile} from "./Acquired.js";
import {hashFile, type HashOptions} from "./hashFile.js";
import {notData, startOf} from "./notData.js";

/**
 * The files of a release in a folder laid out as the dataset repository. Both platform files must be there; the
 * others are left out of the list when they are not. Any bytes will do, `pinned` says whether they are known ones.
 *
 * @throws AcquireError (absent) that names every missing file, (integrity) for a file that is plainly no table.
 */
export async function fromLocal(manifest: Manifest, folder: string, options: HashOptions): Promise<AcquiredFile[]> {
  const there = await Promise.all(manifest.files.map(({path}) => isFile(insideFolder(folder, path))));
  const missing = manifest.files.filter((file, i) => isPlatform(file) && !there[i]);
  if (missing.length > 0) throw await absent(manifest, missing, folder);
  return Promise.all(manifest.files.filter((_, i) => there[i]).map((file) => localFile(file, folder, options)));
}

/** One file of the folder, hashed; `pinned` when the catalogue knows its bytes. */
export async function localFile(file: ManifestFile, folder: string, options: HashOptions): Promise<AcquiredFile> {
  const path = insideFolder(folder, file.path);
  const odd = notData(await readable(path, startOf(path, 256)));
  if (odd !== null) throw fault("no table", path, {...odd});
  const digest = await readable(path, hashFile(path, options));
  // A version without a known hash matches nothing.
  const version = file.known.find(({bytes, sha256}) => bytes === digest.bytes && sha256 === digest.sha256);
  return acquiredFile(file, path, digest, version ?? null);
}

/** @throws AcquireError (disk) when nobody can tell, as the folder may not be looked into */
export async function isFile(path: string): Promise<boolean> {
  const looking = stat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  return (await readable(path, looking))?.isFile() === true;
}

async function absent({release}: Manifest, missing: ManifestFile[], folder: string): Promise<AcquireError> {
  const names = missing.map(({path}) => path).join(" and ");
  const where = `AEI_DATA_DIR, ${folder}`;
  const moved = await Promise.all(missing.map((file) => elsewhere(file, folder)));
  if (!moved.includes(null)) return fault("moved in the folder", where, {names, release, moved: moved.join(" and ")});
  const isFolder = (await stat(folder).catch(() => null))?.isDirectory() === true;
  const s = missing.length > 1 ? "s" : "";
  return fault(isFolder ? "not in the folder" : "no such folder", where, {names, release, s});
}

/** A file of the same name in another place of the same release; null when there is none. */
async function elsewhere({path}: ManifestFile, folder: string): Promise<string | null> {
  const release = path.split("/")[0]!;
  const inside = await readdir(join(folder, release), {recursive: true}).catch(() => []);
  const found = inside.find((name) => basename(name) === basename(path));
  return found === undefined ? null : `${release}/${found.replaceAll("\\", "/")}`;
}

async function readable<T>(path: string, reading: Promise<T>): Promise<T> {
  return reading.catch((cause: unknown) => {
    throw isShortage(cause) ? cause : fault("unreadable", path, {found: (cause as Error).message}, {cause});
  });
}
