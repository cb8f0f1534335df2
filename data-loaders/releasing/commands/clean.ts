import {readdir, rm, stat} from "node:fs/promises";
import {join} from "node:path";

import {check as isLocked} from "proper-lockfile";

import {lockDir, repositoryDir, stateDir} from "../../acquire/cache/layout.js";
import {removeFuture} from "../../acquire/hub/withLock.js";
import {AcquireError} from "../../AcquireError.js";
import {asDiskError, isMissing} from "../../outside/disk.js";
import {megabytes} from "../../outside/megabytes.js";
import type {Run} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Removes what can be had again. */
export const clean: Run = async ({options}, {env, effects}) => {
  const dry = options["dry-run"] === true;
  const shared = env.cacheDir === env.hubCacheDir;
  const made = ["sample", "evidence", "stage", "compiled", "built"].map((name) => join(effects.workDir, name));
  const folders = [stateDir(env.cacheDir), ...made, ...(shared ? [] : [repositoryDir(env.cacheDir)])];
  await refuseWhenBusy(lockDir(env.cacheDir), effects.limits.staleLock);
  const sizes = await Promise.all(folders.map(async (folder) => ({folder, bytes: await sizeOf(folder)})));
  const removed = sizes.flatMap(({folder, bytes}) => (bytes === null ? [] : [{folder, bytes}]));
  if (!dry)
    for (const {folder} of removed)
      await rm(folder, {recursive: true, force: true}).catch((error: unknown) => {
        throw asDiskError(error, folder);
      });
  const verb = dry ? "would remove" : "removed";
  const lines = removed.map(({folder, bytes}) => `${verb} ${folder} (${megabytes(bytes)})`);
  return {
    code: exitCodes.done.code,
    json: {removed, dryRun: dry},
    text: lines.length === 0 ? "nothing to remove" : lines.join("\n")
  };
};

async function refuseWhenBusy(dir: string, stale: number): Promise<void> {
  const names = await readdir(dir).catch(() => []);
  for (const name of names) {
    const lockfilePath = join(dir, name);
    await removeFuture(lockfilePath, stale);
    if (!(await isLocked(lockfilePath, {lockfilePath, realpath: false, stale}))) continue;
    throw new AcquireError("disk", {
      expected: "no build to be downloading into this cache",
      found: "one at it",
      where: lockfilePath,
      next: `wait for it or end it; a lock whose holder was killed counts as free after ${stale / 1000} s`
    });
  }
}

/** In bytes; null when there is nothing. */
async function sizeOf(folder: string): Promise<number | null> {
  const names = await readdir(folder, {recursive: true, withFileTypes: true}).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw asDiskError(error, folder);
  });
  if (names === null) return null;
  const files = names.filter((name) => name.isFile()).map((name) => join(name.parentPath, name.name));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file).catch(() => ({size: 0}))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
