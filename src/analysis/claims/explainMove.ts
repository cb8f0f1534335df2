import {side} from "../estimators/Estimated.js";
import {sameNumbers} from "../panel/sameNumber.js";
import {range} from "../words/format.js";
import {digitsFor, figuresWords} from "../words/sayClaim.js";
import type {Figures, JudgedClaim} from "./Claim.js";

type Side = Pick<JudgedClaim, "published" | "observed" | "interval" | "n" | "verdict" | "reason">;

/** Why a verdict is another one. Where many claims share a kind that needs no number, it is said once for all. */
export interface Explanation {
  kind:
    | "new"
    | "dropped"
    | "not published"
    | "published now"
    | "applies now"
    | "not testable"
    | "testable now"
    | "crossed"
    | "rule"
    | "number";
  words: string;
}

/**
 * Why a verdict is another one now, from the numbers alone. The first rule that applies speaks: claim new or dropped;
 * nothing published; not testable; published now; interval's side of zero; the printed number met or missed; the number.
 */
export function explainMove(before: Side | null, after: Side | null, from: string, to: string): Explanation {
  const because = (kind: Explanation["kind"], words: string): Explanation => ({kind, words});
  if (before === null) return because("new", `The claim is checked for the first time.`);
  if (after === null) return because("dropped", `The claim is no longer checked.`);
  if (after.verdict === "not in this release") return because("not published", after.reason);
  if (before.verdict === "not in this release" && before.observed !== null)
    return because("applies now", `It is about what ${to} covers and ${from} does not. ${after.reason}`);
  if (before.verdict === "not in this release" && after.observed !== null)
    return because("published now", `${to} publishes what ${from} did not. ${after.reason}`);
  if (after.verdict === "not testable") return because("not testable", after.reason);
  if (before.verdict === "not testable")
    return because("testable now", `The files of ${to} carry what those of ${from} lacked. ${after.reason}`);
  return because(...byNumbers(before, after));
}

function byNumbers(before: Side, after: Side): [Explanation["kind"], string] {
  const numbers = `${sayMove(before.observed, after.observed)}${sizes(before.n, after.n)}`;
  const crossing = crossingOf(before, after);
  if (crossing !== null) return ["crossed", `${crossing}: ${numbers}.`];
  if (sameNumbers(before.observed, after.observed))
    return ["rule", `The number is the same, so the rule or what else it looks at has changed. ${after.reason}`];
  if (after.published !== null && [before.verdict, after.verdict].includes("reproduced")) {
    const now = after.verdict === "reproduced" ? "meets" : "no longer meets";
    return ["number", `The number moved and ${now} the printed ${figuresWords(after.published)}: ${numbers}.`];
  }
  return ["number", `The number moved: ${numbers}. ${after.reason}`];
}

/** Which side of zero the interval left or reached; null when it stayed, or when there is none. */
function crossingOf(before: Side, after: Side): string | null {
  if (before.interval === null || after.interval === null) return null;
  const [was, is] = [side(before.interval), side(after.interval)];
  if (was === is) return null;
  const now = `95 % interval ${range(after.interval, digitsFor(after.interval[0]))}`;
  if (is === 0) return `The interval now includes zero (${now})`;
  const where = is > 0 ? "above" : "below";
  return was === 0 ? `The interval no longer includes zero (${now})` : `The sign turned: now ${where} zero (${now})`;
}

const sayMove = (a: Figures | null, b: Figures | null): string =>
  sameNumbers(a, b) ? figuresWords(b) : `from ${figuresWords(a) || "no number"} to ${figuresWords(b) || "no number"}`;

const sizes = (a: number | null, b: number | null): string =>
  a === b || a === null || b === null ? "" : ` (n from ${figuresWords(a)} to ${figuresWords(b)})`;
