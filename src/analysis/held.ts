import type {Estimate} from "./Estimated.js";
import {direction} from "./say.js";

/** What became of a finding where it was tried again. */
export type Fate = "held" | "not clear" | "reversed" | "can't be tried";

/**
 * Whether a finding held in another place. *Held*: the interval there lies wholly on the side where it was found;
 * *reversed*: wholly on the other; *not clear*: it includes zero.
 *
 * @param found the estimate where the finding was found; its interval excludes zero.
 */
export function held(found: Estimate, tried: Estimate): Fate {
  if (!tried.estimable || direction(found) === 0) return "can't be tried";
  const side = direction(tried);
  return side === 0 ? "not clear" : side === direction(found) ? "held" : "reversed";
}
