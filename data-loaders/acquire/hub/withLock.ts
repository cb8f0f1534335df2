import {rmdir, stat} from "node:fs/promises";
import {join} from "node:path";

import {lock} from "proper-lockfile";

import {makeFolder} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import {insideFolder} from "../../outside/insideFolder.js";
import {type Limit, systemClock} from "../Effects.js";

/**
 * Runs `work` while no other process on this cache does. The lock is proper-lockfile's: a folder whose time stamp the
 * holder renews, so that it works on network disks; one without a sign of life for `stale` ms, left by a killed process, is
 * broken. The deadline is one of the system's clock; `onWait` is told once, when there is someone to wait for.
 */
export async function withLock<T>(
  work: (signal: AbortSignal) => Promise<T>,
  {dir, key, stale, deadline, signal, onWait}: Limit & {dir: string; key: string; stale: number; onWait: () => void}
): Promise<T> {
  await makeFolder(dir);
  const folder = join(dir, `${key}.lock`);
  // After a long sleep of the machine, say: another process may be at the file by now.
  const lost = new AbortController();
  const onCompromised = (cause: Error): void => lost.abort(fault("lock lost", folder, {found: cause.message}, {cause}));
  const attempt = async (): Promise<() => Promise<void>> => {
    await removeFuture(folder, stale);
    return lock(insideFolder(dir, key), {realpath: false, stale, update: stale / 3, onCompromised});
  };
  for (let waited = false; ; waited = true) {
    const release = await attempt().catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ELOCKED") throw error;
    });
    if (release)
      return work(AbortSignal.any([signal, lost.signal])).finally(
        // Lost already, which `work` has been told.
        () => release().catch(() => undefined)
      );
    if (!waited) onWait();
    if (Date.now() > deadline) throw fault("locked by another", folder);
    await systemClock.wait(Math.min(250, stale / 4), signal);
  }
}

/**
 * Removes a lock whose time stamp lies in the future: its holder, who renews it, can't be alive, and it would not grow
 * old for as long as the clock was wrong.
 */
export async function removeFuture(lockFolder: string, stale: number): Promise<void> {
  const stats = await stat(lockFolder).catch(() => null);
  if (stats !== null && stats.mtimeMs > Date.now() + stale) await rmdir(lockFolder).catch(() => undefined);
}
