import {side} from "../estimators/Estimated.js";
import {range} from "../words/format.js";
import {digitsFor, figuresWords} from "../words/sayClaim.js";
import type {RecordedClaim} from "./Results.js";
import {same} from "./same.js";

/** Why a verdict is another one. Where many claims share a kind that needs no number, it is said once for all. */
interface Explanation {
  kind: string;
  words: string;
}

/**
 * Why a verdict is another one now, from the numbers alone. The first rule that applies speaks: claim new or dropped;
 * nothing published; not testable; published now; interval's side of zero; the printed number met or missed; the number.
 */
export function explainMove(
  before: RecordedClaim | null,
  after: RecordedClaim | null,
  from: string,
  to: string
): Explanation {
  if (before === null) return {kind: "new", words: "The claim is checked for the first time."};
  if (after === null) return {kind: "dropped", words: "The claim is no longer checked."};
  const {reason: words, verdict, observed} = after;
  if (verdict === "not in this release") return {kind: "not published", words};
  if (before.verdict === "not in this release" && before.observed !== null)
    return {kind: "applies now", words: `It is about what ${to} covers and ${from} does not. ${words}`};
  if (before.verdict === "not in this release" && observed !== null)
    return {kind: "published now", words: `${to} publishes what ${from} did not. ${words}`};
  if (verdict === "not testable") return {kind: "not testable", words};
  if (before.verdict === "not testable")
    return {kind: "testable now", words: `The files of ${to} carry what those of ${from} lacked. ${words}`};
  return byNumbers(before, after);
}

function byNumbers(before: RecordedClaim, after: RecordedClaim): Explanation {
  const unchanged = same(before.observed, after.observed);
  const [was, is] = [before, after].map(({observed}) => figuresWords(observed));
  const sizes =
    before.n === null || after.n === null || before.n === after.n ? [] : [before.n, after.n].map(figuresWords);
  const numbers =
    (unchanged ? is! : `from ${was || "no number"} to ${is || "no number"}`) +
    (sizes.length === 0 ? "" : ` (n from ${sizes.join(" to ")})`);
  const crossing = crossingOf(before, after);
  if (crossing !== null) return {kind: "crossed", words: `${crossing}: ${numbers}.`};
  if (unchanged)
    return {
      kind: "rule",
      words: `The number is the same, so the rule or what else it looks at has changed. ${after.reason}`
    };
  if (after.published !== null && [before.verdict, after.verdict].includes("reproduced")) {
    const now = after.verdict === "reproduced" ? "meets" : "no longer meets";
    return {
      kind: "number",
      words: `The number moved and ${now} the printed ${figuresWords(after.published)}: ${numbers}.`
    };
  }
  return {kind: "number", words: `The number moved: ${numbers}. ${after.reason}`};
}

/** Which side of zero the interval left or reached; null when it stayed, or when there is none. */
function crossingOf(before: RecordedClaim, after: RecordedClaim): string | null {
  if (before.interval === null || after.interval === null) return null;
  const [was, is] = [side(before.interval), side(after.interval)];
  if (was === is) return null;
  const now = `95 % interval ${range(after.interval, digitsFor(after.interval[0]))}`;
  if (is === 0) return `The interval now includes zero (${now})`;
  const where = is > 0 ? "above" : "below";
  return was === 0 ? `The interval no longer includes zero (${now})` : `The sign turned: now ${where} zero (${now})`;
}
