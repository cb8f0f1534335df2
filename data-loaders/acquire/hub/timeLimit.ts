import {HubError} from "./HubError.js";

export interface TimeLimit {
  /** Aborts with an AcquireError when the time is up, or when `outer` does. */
  signal: AbortSignal;
  /** As `Date.now()` counts. */
  deadline: number;
  /** To be called at the end, or the process lives on until the time is up. */
  clear: () => void;
}

/** Bounds everything that is done for one file: tries, waits, and a server that drips. */
export function timeLimit(total: number, path: string, outer: AbortSignal): TimeLimit {
  const up = new AbortController();
  const minutes = total >= 60_000 ? `${Math.round(total / 60_000)} min` : `${total / 1000} s`;
  const error = new HubError(
    {
      expected: `the download to end within ${minutes}`,
      found: "it still going on",
      where: path,
      next: "run it again: what has arrived is kept and continued"
    },
    {brief: `not done within ${minutes}`}
  );
  const timer = setTimeout(() => up.abort(error), total);
  return {
    signal: AbortSignal.any([outer, up.signal]),
    deadline: Date.now() + total,
    clear: () => clearTimeout(timer)
  };
}
