import {setTimeout as wait} from "node:timers/promises";

import type {Clock} from "../../data-loaders/acquire/Effects.js";

/** A clock on which waits pass at once, and which remembers them. */
export function quickClock(): Clock & {waits: number[]} {
  const waits: number[] = [];
  let skipped = 0;
  const now = (): number => Date.now() + skipped;
  return {
    waits,
    now,
    async wait(ms) {
      const until = now() + ms;
      waits.push(ms);
      await wait(5); // So that others learn of the wait before it is over.
      skipped += Math.max(0, until - now());
    }
  };
}
