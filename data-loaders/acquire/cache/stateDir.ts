import {join} from "node:path";

/**
 * What this project keeps beside the files themselves: earlier hashes, downloads under way, locks. In a folder of
 * its own, so that a cache shared with other tools stays one they understand.
 */
export const stateDir = (cacheDir: string): string => join(cacheDir, ".oversight-gap");

export const memoDir = (cacheDir: string): string => join(stateDir(cacheDir), "hashes");
export const partialDir = (cacheDir: string): string => join(stateDir(cacheDir), "partial");
export const lockDir = (cacheDir: string): string => join(stateDir(cacheDir), "locks");
