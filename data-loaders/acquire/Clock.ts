import {setTimeout as wait} from "node:timers/promises";

/** Time, handed in so that a test can let an hour pass at once. */
export interface Clock {
  /** In ms since 1970. */
  now: () => number;
  /** @throws the reason of the signal, when that comes first */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: Date.now,
  async wait(ms, signal) {
    try {
      await wait(ms, undefined, {signal});
    } catch {
      throw signal.reason;
    }
  }
};
