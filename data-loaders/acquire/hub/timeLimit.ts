import {HubError} from "./HubError.js";

export interface TimeLimit {
  /** Aborts with an AcquireError when the time is up, or when `outer` does. */
  signal: AbortSignal;
  /** As `now` counts. */
  deadline: number;
  /** To be called at the end, or the process lives on until the time is up. */
  clear: () => void;
}

export interface Timed {
  /** In ms. */
  total: number;
  /** As the clock in use has it. */
  now: number;
  /** "the download". */
  what: string;
  where: string;
  /** What remains of it, for whoever runs it again. */
  kept?: string;
  outer: AbortSignal;
}

/** Bounds everything that is done for one file or one listing: tries, waits, and a server that drips. */
export function timeLimit({total, now, what, where, kept = "", outer}: Timed): TimeLimit {
  const up = new AbortController();
  const duration = total >= 60_000 ? `${Math.round(total / 60_000)} min` : `${total / 1000} s`;
  const error = new HubError(
    {
      expected: `${what} to end within ${duration}`,
      found: "it still going on",
      where,
      next: `run it again${kept}`
    },
    {brief: `not done within ${duration}`}
  );
  const timer = setTimeout(() => up.abort(error), total);
  return {
    signal: AbortSignal.any([outer, up.signal]),
    deadline: now + total,
    clear: () => clearTimeout(timer)
  };
}
