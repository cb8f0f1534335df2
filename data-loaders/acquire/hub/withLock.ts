import {rmdir, stat} from "node:fs/promises";
import {join} from "node:path";

import {lock} from "proper-lockfile";

import {AcquireError} from "../../AcquireError.js";
import {makeFolder} from "../../outside/disk.js";
import {insideFolder} from "../../outside/insideFolder.js";
import {systemClock} from "../Effects.js";

export interface LockOptions {
  dir: string;
  /** Names what is locked. */
  key: string;
  /** After which a holder without a sign of life is taken for dead, in ms. */
  stale: number;
  /** `Date.now()` after which there is no more waiting. */
  deadline: number;
  signal: AbortSignal;
  /** Told once, when there is someone to wait for. */
  onWait: () => void;
}

/**
 * Runs `work` while no other process on this cache does. The lock is proper-lockfile's: a folder whose time stamp the
 * holder renews, so that it works on network disks, and one left by a killed process is broken in time.
 */
export async function withLock<T>(work: (signal: AbortSignal) => Promise<T>, options: LockOptions): Promise<T> {
  await makeFolder(options.dir);
  const lost = new AbortController();
  const release = await acquireLock(options, (error) => lost.abort(lockLost(options, error)));
  try {
    return await work(AbortSignal.any([options.signal, lost.signal]));
  } finally {
    await release().catch(() => undefined); // Lost already, which `work` has been told.
  }
}

async function acquireLock(options: LockOptions, onCompromised: (error: Error) => void): Promise<() => Promise<void>> {
  const {dir, key, stale, deadline, signal, onWait} = options;
  for (let waited = false; ; waited = true)
    try {
      await removeFuture(join(dir, `${key}.lock`), stale);
      return await lock(insideFolder(dir, key), {realpath: false, stale, update: stale / 3, onCompromised});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ELOCKED") throw error;
      if (!waited) onWait();
      if (Date.now() > deadline) throw heldTooLong(dir, key);
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

function heldTooLong(dir: string, key: string): AcquireError {
  return new AcquireError("disk", {
    expected: "another build to finish its download of the same file",
    found: "it is still at it",
    where: join(dir, `${key}.lock`),
    next: "wait for it or end it; if there is none, `npm run data -- clean` removes the lock"
  });
}

/** After a long sleep of the machine, say: another process may be at the file by now. */
function lockLost({dir, key}: LockOptions, error: Error): AcquireError {
  return new AcquireError(
    "disk",
    {
      expected: "to keep the lock on a download",
      found: error.message,
      where: join(dir, `${key}.lock`),
      next: "run it again; nothing unverified was put in place"
    },
    {cause: error}
  );
}
