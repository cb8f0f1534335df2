import {type Clock, type Limits, systemClock} from "../Effects.js";
import {HubError} from "./HubError.js";

export interface RetryOptions {
  limits: Pick<Limits, "backoff" | "longestBackoff">;
  clock?: Clock | undefined;
  /** At most so many tries that get no further; asked anew each time, as it depends on whether the hub ever answered. */
  tries: () => number;
  /** How far it ever got, in bytes: a server that cuts but advances is a slow one. */
  reached?: () => number;
  /** After which nothing is tried any more, as the clock counts. */
  deadline: number;
  signal: AbortSignal;
  /** Whether it makes sense to try again after this error. */
  repeat: (error: HubError) => boolean;
  log: (line: string) => void;
}

/**
 * Repeats what failed for a passing reason. Waits as long as the server asks (Retry-After, RateLimit), else twice as
 * long each time, less a random part so that many builds don't come back at once. (Libraries for this leave no room for
 * a wait that the server names.)
 *
 * @throws the last HubError, when it is not to be repeated, the tries are used up, or the next would come too late.
 */
export async function withRetries<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const {clock = systemClock, reached = () => 0, signal} = options;
  for (let tried = 0, before = reached(); ;)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      tried = reached() > before ? 1 : tried + 1;
      before = reached();
      if (!options.repeat(error)) throw givenUp(error, tried, null, options);
      const pause = error.retryAfter ?? backoff(tried, options.limits);
      if (tried >= options.tries() || clock.now() + pause > options.deadline)
        throw givenUp(error, tried, pause, options);
      options.log(`${error.brief}; try ${tried + 1} of ${options.tries()} ${inTime(pause)}`);
      await clock.wait(pause, signal);
    }
}

function backoff(tried: number, {backoff: first, longestBackoff}: RetryOptions["limits"]): number {
  return Math.min(longestBackoff, first * 2 ** (tried - 1)) * (0.5 + Math.random() / 2);
}

function givenUp(error: HubError, tried: number, pause: number | null, {tries}: RetryOptions): HubError {
  if (tried === 1 && pause === null) return error;
  const times = tried === 1 ? "once" : `${tried} times`;
  const late =
    pause !== null && tried < tries()
      ? `; the next try would have to wait ${Math.ceil(pause / 1000)} s, longer than is left`
      : "";
  const {brief, cause, fault} = error;
  return new HubError({...error.account, found: `${error.account.found} (${times}${late})`, brief, fault, cause});
}

const inTime = (pause: number): string => (pause < 1000 ? "at once" : `in ${Math.ceil(pause / 1000)} s`);

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
  const error = new HubError({
    expected: `${what} to end within ${duration}`,
    found: "it still going on",
    where,
    next: `run it again${kept}`,
    brief: `not done within ${duration}`
  });
  const timer = setTimeout(() => up.abort(error), total);
  return {
    signal: AbortSignal.any([outer, up.signal]),
    deadline: now + total,
    clear: () => clearTimeout(timer)
  };
}
