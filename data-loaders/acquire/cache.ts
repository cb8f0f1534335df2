import {copyFile, open, rename, rm, rmdir, symlink} from "node:fs/promises";
import {dirname, join, relative} from "node:path";

import {makeFolder, sync} from "../outside/disk.js";
import {insideFolder} from "../outside/insideFolder.js";
import {DATASET} from "../releases/Manifest.js";

/*
 * A Hugging Face cache: snapshots/<commit>/<path> are links to blobs/<hash>, where the hash is the hub's own name for
 * the content: sha256 for LFS files, git's blob SHA-1 for the others.
 */

/** The dataset's folder in a cache. */
export const repositoryDir = (cacheDir: string): string => join(cacheDir, `datasets--${DATASET.replaceAll("/", "--")}`);

export const snapshotFile = (cacheDir: string, revision: string, path: string): string =>
  insideFolder(join(repositoryDir(cacheDir), "snapshots"), `${revision}/${path}`);

export const blobFile = (cacheDir: string, hash: string): string =>
  insideFolder(join(repositoryDir(cacheDir), "blobs"), hash);

/**
 * What this project keeps beside the files themselves: earlier hashes, downloads under way, locks. In a folder of
 * its own, so that a cache shared with other tools stays one they understand.
 */
export const stateDir = (cacheDir: string): string => join(cacheDir, ".oversight-gap");

export const memoDir = (cacheDir: string): string => join(stateDir(cacheDir), "hashes");
export const partialDir = (cacheDir: string): string => join(stateDir(cacheDir), "partial");
export const lockDir = (cacheDir: string): string => join(stateDir(cacheDir), "locks");

/**
 * Puts a complete, verified and synced file in its place, as Hugging Face's own tools would: the content as a blob
 * under its hash, and a relative link to it under the revision's path. Each step is atomic, so a reader sees either
 * nothing or all of it.
 *
 * @param partial - on the same file system as the cache; it is moved
 * @returns the path under the revision
 */
export async function store(
  partial: string,
  {cacheDir, revision, path, hash}: Record<"cacheDir" | "revision" | "path" | "hash", string>
): Promise<string> {
  const blob = blobFile(cacheDir, hash);
  const snapshot = snapshotFile(cacheDir, revision, path);
  await makeFolder(dirname(blob));
  await makeFolder(dirname(snapshot));
  // An empty folder in its place is nobody's file.
  await rmdir(blob).catch(() => undefined);
  // The link first: it leads nowhere until the content is there, so that no stop in between leaves content without it.
  await link(snapshot, blob, partial);
  await syncDir(dirname(snapshot));
  await rename(partial, blob);
  await syncDir(dirname(blob));
  return snapshot;
}

/** What a file system says that has no links, or no right to make one: Windows without developer mode, FAT, some shares. */
const noLinks = ["EPERM", "EACCES", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EINVAL"];

async function link(snapshot: string, blob: string, partial: string): Promise<void> {
  const temporary = `${snapshot}.tmp`;
  // One that a process was about to put in place when it was killed; the lock keeps others away.
  await rm(temporary, {force: true});
  try {
    await symlink(relative(dirname(snapshot), blob), temporary).catch((error: NodeJS.ErrnoException) => {
      // A copy, as Python's tool falls back to one.
      if (noLinks.includes(error.code ?? "")) return copyFile(partial, temporary);
      throw error;
    });
    await rename(temporary, snapshot);
  } finally {
    await rm(temporary, {force: true});
  }
}

/** Without this a power cut may keep the file and lose its name. */
async function syncDir(dir: string): Promise<void> {
  const handle = await open(dir).catch(() => null); // Windows opens no folders.
  if (handle !== null) await sync(handle).finally(() => handle.close());
}
