import {mkdir, stat, statfs} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";

import {AcquireError} from "./AcquireError.js";
import {megabytes} from "./megabytes.js";

/** What is being written, and where else it could go. */
export interface Writing {
  what: string;
  /** Ends the advice: "free some room, …". */
  elsewhere: string;
}

const theCache: Writing = {
  what: "the cache",
  elsewhere: "or set AEI_CACHE_DIR to a folder on another disk, then run it again"
};

const full = "free some room (`npm run data -- clean` helps)";
const causes: Record<string, {found: string; next: string}> = {
  ENOSPC: {found: "the disk is full", next: full},
  EDQUOT: {found: "the quota is used up", next: full},
  EROFS: {found: "the disk is read-only", next: "make it writable"},
  EACCES: {found: "no permission to write", next: "change the permissions"},
  EPERM: {found: "no permission to write", next: "change the permissions"},
  ENOTDIR: {found: "a file where a folder should be", next: "move it away"},
  EIO: {found: "an error of the disk", next: "check the disk"}
};

/** What the file system says, told as a person would; any other error as it is. */
export function asDiskError(error: unknown, dir: string, {what, elsewhere}: Writing = theCache): unknown {
  const {code, path, syscall, message} = error as NodeJS.ErrnoException;
  if (error instanceof AcquireError || code === undefined || syscall === undefined) return error;
  const {found, next} = causes[code] ?? {found: message, next: "see to the folder"};
  const account = {expected: `to write to ${what}`, found, where: path ?? dir, next: `${next}, ${elsewhere}`};
  return new AcquireError("disk", account, {cause: error});
}

/**
 * Says that there is not enough room before hours are spent on finding out.
 *
 * @throws AcquireError (disk)
 */
export async function needRoom(dir: string, bytes: number): Promise<void> {
  const {bavail, bsize} = await statfs(dir);
  if (bavail * bsize >= bytes) return;
  throw new AcquireError("disk", {
    expected: `${megabytes(bytes)} of room for the download`,
    found: `${megabytes(bavail * bsize)}`,
    where: dir,
    next: `${full}, ${theCache.elsewhere}`
  });
}

/**
 * Makes a folder and those above it. Where that is refused, Node's own recursive way says ENOENT; here the step that
 * is refused is made alone, so that the error is the true one (EROFS, EACCES).
 */
export async function makeFolder(dir: string): Promise<void> {
  try {
    await mkdir(dir, {recursive: true});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    let there = dir;
    while (there !== dirname(there) && (await isAbsent(there))) there = dirname(there);
    await mkdir(join(there, relative(there, dir).split(sep)[0] ?? ""));
    await mkdir(dir, {recursive: true});
  }
}

const isAbsent = (path: string): Promise<boolean> =>
  stat(path).then(
    () => false,
    () => true
  );
