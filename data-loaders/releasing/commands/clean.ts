import {existsSync, statSync} from "node:fs";
import {readdir, rm} from "node:fs/promises";
import {join} from "node:path";

import {sum} from "d3-array";
import {check as isLocked} from "proper-lockfile";

import {lockDir, repositoryDir, stateDir} from "../../acquire/cache.js";
import {removeFuture} from "../../acquire/hub/withLock.js";
import {asDiskError} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import {filesIn} from "../../outside/filesIn.js";
import {megabytes} from "../../outside/megabytes.js";
import type {Run} from "./Command.js";

/** Removes what can be had again. */
export const clean: Run<{"dry-run"?: boolean}> = async ({options: {"dry-run": dryRun = false}}, {env, effects}) => {
  const shared = env.cacheDir === env.hubCacheDir;
  const made = ["sample", "evidence", "stage", "compiled", "built"].map((name) => join(effects.workDir, name));
  const folders = [stateDir(env.cacheDir), ...made, ...(shared ? [] : [repositoryDir(env.cacheDir)])];
  await refuseWhenBusy(lockDir(env.cacheDir), effects.limits.staleLock);
  const removed: {folder: string; bytes: number}[] = [];
  for (const folder of folders.filter((path) => existsSync(path)))
    try {
      const bytes = sum(filesIn(folder), (file) => statSync(join(folder, file), {throwIfNoEntry: false})?.size ?? 0);
      if (!dryRun) await rm(folder, {recursive: true, force: true});
      removed.push({folder, bytes});
    } catch (error) {
      throw asDiskError(error, folder);
    }
  const verb = dryRun ? "would remove" : "removed";
  const lines = removed.map(({folder, bytes}) => `${verb} ${folder} (${megabytes(bytes)})`);
  return {json: {removed, dryRun}, text: lines.join("\n") || "nothing to remove"};
};

async function refuseWhenBusy(dir: string, stale: number): Promise<void> {
  for (const name of await readdir(dir).catch(() => [])) {
    const lockfilePath = join(dir, name);
    await removeFuture(lockfilePath, stale);
    if (await isLocked(lockfilePath, {lockfilePath, realpath: false, stale}))
      throw fault("busy cache", lockfilePath, {seconds: stale / 1000});
  }
}
