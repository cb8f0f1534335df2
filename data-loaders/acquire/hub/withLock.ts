import {rmdir, stat} from "node:fs/promises";
import {join} from "node:path";

import {lock} from "proper-lockfile";

import {makeFolder} from "../../outside/disk.js";
import {fault} from "../../outside/fault.js";
import {insideFolder} from "../../outside/insideFolder.js";
import {type Limit, systemClock} from "../Effects.js";

/** The time that is left counts as the system's clock does. */
export interface LockOptions extends Limit {
  dir: string;
  /** Names what is locked. */
  key: string;
  /** After which a holder without a sign of life is taken for dead, in ms. */
  stale: number;
  /** Told once, when there is someone to wait for. */
  onWait: () => void;
}

/**
 * Runs `work` while no other process on this cache does. The lock is proper-lockfile's: a folder whose time stamp the
 * holder renews, so that it works on network disks, and one left by a killed process is broken in time.
 */
export async function withLock<T>(work: (signal: AbortSignal) => Promise<T>, options: LockOptions): Promise<T> {
  const {dir, key, stale, signal} = options;
  await makeFolder(dir);
  // After a long sleep of the machine, say: another process may be at the file by now.
  const lost = new AbortController();
  const onCompromised = (cause: Error): void =>
    lost.abort(fault("lock lost", join(dir, `${key}.lock`), {found: cause.message}, {cause}));
  const settings = {realpath: false, stale, update: stale / 3, onCompromised};
  const release = await patiently(() => lock(insideFolder(dir, key), settings), options);
  try {
    return await work(AbortSignal.any([signal, lost.signal]));
  } finally {
    await release().catch(() => undefined); // Lost already, which `work` has been told.
  }
}

async function patiently<T>(attempt: () => Promise<T>, options: LockOptions): Promise<T> {
  const {dir, key, stale, deadline, signal, onWait} = options;
  const folder = join(dir, `${key}.lock`);
  for (let waited = false; ; waited = true)
    try {
      await removeFuture(folder, stale);
      return await attempt();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
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
