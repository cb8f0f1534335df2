import {AcquireError} from "../../AcquireError.js";
import {fault} from "../../outside/fault.js";
import type {Limit} from "../Effects.js";
import type {HubClient} from "./HubClient.js";

/** Whom to ask, and until when. */
export type Asking = {client: HubClient; limit: Limit};

/**
 * Repeats what failed for a passing reason. Waits as long as the server asks (Retry-After, RateLimit), else twice as
 * long each time, less a random part so that many builds don't come back at once. (Libraries for this leave no room for
 * a wait that the server names.)
 *
 * @param name - begins what is logged
 * @param reached - how far it ever got, in bytes: a server that cuts but advances is a slow one
 * @throws the last AcquireError, when it is not to be repeated, the tries are used up, or the next would come too late.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  {client, limit, name, reached = () => 0}: Asking & {name: string; reached?: () => number}
): Promise<T> {
  const {clock, effects, host} = client;
  let damaged = 0;
  for (let tried = 0, before = reached(); ;)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AcquireError) || !error.retryable) throw error;
      tried = reached() > before ? 1 : tried + 1;
      before = reached();
      // Wrong bytes may be an accident on the way once; twice they are what the server has.
      if (error.fault === "integrity" && ++damaged === 2) throw after(damaged, error);
      const {longestBackoff, backoff} = effects.limits;
      const pause =
        error.retryAfter ?? Math.min(longestBackoff, backoff * 2 ** (tried - 1)) * (0.5 + Math.random() / 2);
      const seconds = Math.ceil(pause / 1000);
      if (tried >= client.tries) throw after(tried, error);
      if (clock.now() + pause > limit.deadline)
        throw after(tried, error, `; the next try would have to wait ${seconds} s, longer than is left`);
      const when = pause < 1000 ? "at once" : `in ${seconds} s`;
      effects.log(`${client.reached ? name : host}: ${error.brief}; try ${tried + 1} of ${client.tries} ${when}`);
      await clock.wait(pause, limit.signal);
    }
}

function after(tried: number, {account, fault, ...options}: AcquireError, late = ""): AcquireError {
  const times = tried === 1 ? "once" : `${tried} times`;
  return new AcquireError(fault, {...account, found: `${account.found} (${times}${late})`}, options);
}

type Task = Record<"what" | "where", string> & {client: HubClient; total: number; kept?: string; outer: AbortSignal};

/**
 * Bounds everything that is done for one file or one listing: tries, waits, and a server that drips.
 * @param task - takes at most `total` ms; `what` is "the download", and `kept` what remains of it for another run
 */
export async function inTime<T>(task: Task, work: (limit: Limit) => Promise<T>): Promise<T> {
  const {client, total, what, where, kept = "", outer} = task;
  const late = new AbortController();
  const duration = total >= 60_000 ? `${Math.round(total / 60_000)} min` : `${total / 1000} s`;
  const timer = setTimeout(() => late.abort(fault("too late", where, {what, duration, kept})), total);
  const signal = AbortSignal.any([outer, late.signal]);
  return work({signal, deadline: client.clock.now() + total}).finally(() => clearTimeout(timer));
}
