import type {Clock} from "../Clock.js";
import {HubError} from "./HubError.js";
import {shownAddress} from "./shownAddress.js";
import type {TimeLimit} from "./timeLimit.js";

/** What a server that has an answer ready may ask of the next request; longer than that is taken for nonsense. */
const LONGEST_FORESIGHT = 600_000;

const gates = new Map<string, Gate>();

/** When a server wants to be asked again. What one download learns of it, all others of this process obey. */
export class Gate {
  #opens = 0;

  /** The one gate of a server. */
  static of({origin}: URL): Gate {
    const gate = gates.get(origin) ?? new Gate();
    gates.set(origin, gate);
    return gate;
  }

  /**
   * @param wait - what it asked for, in ms
   * @param refused - whether it asked by an error; with a sound answer it only warns
   */
  close(wait: number, {now, refused}: {now: number; refused: boolean}): void {
    if (refused || wait <= LONGEST_FORESIGHT) this.#opens = Math.max(this.#opens, now + wait);
  }

  /** @throws HubError when it opens too late */
  async pass(url: URL, clock: Clock, {deadline, signal}: Pick<TimeLimit, "deadline" | "signal">): Promise<void> {
    for (let left: number; (left = this.#opens - clock.now()) > 0;) {
      if (clock.now() + left > deadline) throw closed(url, left);
      await clock.wait(left, signal);
    }
  }
}

function closed(url: URL, left: number): HubError {
  return new HubError(
    {
      expected: `an answer from ${url.host}`,
      found: "its wish not to be asked for a while (HTTP 429)",
      where: shownAddress(url),
      next: "run it again later; what has arrived is kept"
    },
    {brief: "HTTP 429", retryable: true, retryAfter: left}
  );
}
