import {mkdir, stat, statfs} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";

import {AcquireError} from "./AcquireError.js";
import {megabytes} from "./megabytes.js";

const elsewhere = "or set AEI_CACHE_DIR to a folder on another disk, then run it again";

const causes: Record<string, {found: string; next: string}> = {
  ENOSPC: {found: "the disk is full", next: `free some room (\`npm run data -- clean\` helps), ${elsewhere}`},
  EDQUOT: {found: "the quota is used up", next: `free some room (\`npm run data -- clean\` helps), ${elsewhere}`},
  EROFS: {found: "the disk is read-only", next: `make it writable, ${elsewhere}`},
  EACCES: {found: "no permission to write", next: `change the permissions, ${elsewhere}`},
  EPERM: {found: "no permission to write", next: `change the permissions, ${elsewhere}`},
  ENOTDIR: {found: "a file where a folder should be", next: `move it away, ${elsewhere}`},
  EIO: {found: "an error of the disk", next: `check the disk, ${elsewhere}`}
};

/** What the file system says, told as a person would; any other error as it is. */
export function asDiskError(error: unknown, dir: string): unknown {
  const {code, path} = error as NodeJS.ErrnoException;
  const cause = error instanceof AcquireError || code === undefined ? undefined : causes[code];
  if (cause === undefined) return error;
  return new AcquireError("disk", {expected: "to write to the cache", where: path ?? dir, ...cause}, {cause: error});
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
    next: `free some room (\`npm run data -- clean\` helps), ${elsewhere}`
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
