import {join} from "node:path";

import {insideFolder} from "../../outside/insideFolder.js";
import {DATASET} from "../../releases/Manifest.js";

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
