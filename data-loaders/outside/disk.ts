import {type FileHandle, mkdir, stat, statfs} from "node:fs/promises";
import {dirname, join, relative, sep} from "node:path";

import {AcquireError} from "../AcquireError.js";
import known from "./causes.json" with {type: "json"};
import {fault} from "./fault.js";
import {megabytes} from "./megabytes.js";

/** What is being written, and where else it could go, which ends the advice: "free some room, …". */
export type Writing = {what: string; elsewhere: string};

const theCache: Writing = {
  what: "the cache",
  elsewhere: "or set AEI_CACHE_DIR to a folder on another disk, then run it again"
};

/** By the system's name for an error: what it means, and what to do. */
export const causes: Readonly<Record<string, {found: string; next: string}>> = known;

/** What the file system says, told as a person would; any other error as it is. */
export function asDiskError(error: unknown, dir: string, writing: Writing = theCache): unknown {
  if (!isDiskError(error)) return error;
  const {code, path, dest, message} = error;
  const {found, next} = causes[code] ?? {found: message, next: "see to the folder"};
  // Of a renaming, what is in the way is where it should have gone.
  return fault("unwritable", dest ?? path ?? dir, {found, next, ...writing}, {cause: error});
}

/** An error that names a call to the system and its outcome. */
export function isDiskError(error: unknown): error is NodeJS.ErrnoException & {code: string; dest?: string} {
  if (!(error instanceof Error) || error instanceof AcquireError) return false;
  const {code, syscall} = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined;
}

/** Whether it is this process that lacks something, and not the file: of the file it says nothing. */
export const isShortage = (error: unknown): boolean =>
  isDiskError(error) && ["EMFILE", "ENFILE", "ENOMEM"].includes(error.code);

/** Whether there is nothing of that name, as opposed to something that can't be read. */
export const isMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");

/** Some file systems have no such operation, on folders or at all: then there is nothing to be had by it. */
const unsupported = ["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EBADF", "EISDIR", "EPERM", "EACCES"];

/** To disk, not only into memory, where the file system can. */
export async function sync(handle: Pick<FileHandle, "sync">): Promise<void> {
  await handle.sync().catch((error: unknown) => {
    if (!unsupported.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  });
}

/** Says that there is not enough room before hours are spent on finding out. @throws AcquireError (disk) */
export async function needRoom(dir: string, bytes: number): Promise<void> {
  const {bavail, blocks, bsize} = await statfs(dir);
  // Some network disks don't tell.
  if (blocks === 0 || bavail * bsize >= bytes) return;
  throw fault("no room", dir, {bytes: megabytes(bytes), free: megabytes(bavail * bsize)});
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
    while (there !== dirname(there) && (await stat(there).catch(() => null)) === null) there = dirname(there);
    await mkdir(join(there, relative(there, dir).split(sep)[0] ?? ""));
    await mkdir(dir, {recursive: true});
  }
}
