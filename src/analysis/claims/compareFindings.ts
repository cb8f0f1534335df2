import {side} from "../estimators/Estimated.js";
import {acrossReleases} from "../models/declaredEstimates.js";
import {list, range} from "../words/format.js";
import {digitsFor, figuresWords} from "../words/sayClaim.js";
import type {Findings, RecordedClaim, ResultsRecord} from "./Results.js";

type ComparedEstimate = Pick<ResultsRecord["estimates"][number], "id" | "value" | "interval" | "n">;

/** What of a release's findings can be compared: the same whether just computed or recorded earlier. */
type Comparable = Pick<Findings, "release" | "panel" | "platforms"> & {
  claims: RecordedClaim[];
  estimates: ComparedEstimate[];
};

interface Change<T> {
  id: string;
  before: T | null;
  after: T | null;
  moved: boolean;
}

/** A single number that is no claim: a global figure or a count of tasks. */
export type FigureChange = Change<number>;
export type EstimateChange = Change<ComparedEstimate>;
export type ClaimChange = ReturnType<typeof claimChange>;
export type FindingsComparison = ReturnType<typeof compareFindings>;

/** Compares, number by number, what two releases, two versions of one, or a release and its record say. */
export function compareFindings(before: Comparable, after: Comparable) {
  const claims = pairs(before.claims, after.claims).map(([a, b]) => claimChange(a, b, before.release, after.release));
  const estimates = pairs(ofOneRelease(before), ofOneRelease(after)).map(([a, b]): EstimateChange => ({
    id: (a ?? b)!.id,
    before: a,
    after: b,
    moved: !sameAnswer(a, b)
  }));
  const [counts, figures] = [numberChanges(before, after, countsOf), numberChanges(before, after, figuresOf)];
  const moved = new Set<unknown>([...claims, ...counts, ...figures, ...estimates].map((change) => change.moved));
  const numbers = moved.has("number") || moved.has(true);
  const outcome: "same" | "numbers" | "verdicts" = moved.has("verdict") ? "verdicts" : numbers ? "numbers" : "same";
  return {
    outcome,
    claims,
    /** Tasks counted. */
    counts,
    /** About all conversations. */
    figures,
    estimates
  };
}

/** An answer that other releases have a part in says nothing of what this one did. */
const ofOneRelease = ({estimates}: Comparable): ComparedEstimate[] =>
  estimates.filter(({id}) => !acrossReleases.includes(id));

function claimChange(before: RecordedClaim | null, after: RecordedClaim | null, from: string, to: string) {
  const {id, statement} = (after ?? before)!;
  const moved = before?.verdict !== after?.verdict ? "verdict" : sameAnswer(before, after) ? "same" : "number";
  /** By a rule, from the numbers; null when the verdict is the same. */
  const explanation = moved === "verdict" ? explainMove(before, after, from, to) : null;
  return {id, statement, before, after, moved, explanation} as const;
}

type Answer = Partial<Record<"value" | "observed" | "interval" | "intervals" | "n", unknown>> | null;

function sameAnswer(...both: [Answer, Answer]): boolean {
  const [a, b] = both.map((one) => one && [one.value, one.observed, one.interval, one.intervals ?? {}, one.n]);
  return same(a, b);
}

type Numbers = Record<string, number | null>;

function numberChanges(a: Comparable, b: Comparable, numbersOf: (of: Comparable) => Numbers): FigureChange[] {
  const [all, then] = [numbersOf(a), numbersOf(b)];
  return Object.keys({...all, ...then}).map((id) => {
    const [before, after] = [all[id] ?? null, then[id] ?? null];
    return {id, before, after, moved: !same(before, after)};
  });
}

const countsOf = ({panel}: Comparable): Numbers => ({...panel, pseudo_tasks: panel.pseudo_tasks.length});

/** “api.success_pct”, “claude_ai.directive_pct”. */
function figuresOf({platforms}: Comparable): Numbers {
  const named = Object.entries(platforms).flatMap(([platform, {modes_pct, ...rest}]) => [
    ...Object.entries(rest).map(([name, value]) => [`${platform}.${name}`, value]),
    ...Object.entries(modes_pct).map(([name, value]) => [`${platform}.${name}_pct`, value])
  ]);
  return Object.fromEntries(named) as Numbers;
}

/** By id, in the order of the second list, then what only the first has. */
function pairs<T extends {id: string}>(a: readonly T[], b: readonly T[]): [T | null, T | null][] {
  const of = (list: readonly T[], id: string): T | null => list.find((one) => one.id === id) ?? null;
  return [...new Set([...b, ...a].map(({id}) => id))].map((id) => [of(a, id), of(b, id)]);
}

/**
 * Why a verdict is another one now, from the numbers alone. The first rule that applies speaks: claim new or dropped;
 * nothing published; not testable; published now; interval's side of zero; the printed number met or missed; the number.
 * Where many claims share a kind that needs no number, it is said once for all.
 */
export function explainMove(before: RecordedClaim | null, after: RecordedClaim | null, from: string, to: string) {
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

function byNumbers(before: RecordedClaim, after: RecordedClaim) {
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

/** Sums over threads differ in their last digits; nothing that a reader could see is as small. */
const tolerance = 1e-9;

/** True when two values are the same, part for part, but for the order in which numbers were added; absent is null. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number")
    return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));
  if (!isParts(a) || !isParts(b)) return (a ?? null) === (b ?? null);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => same(a[key], b[key]));
}

const isParts = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** Why verdicts moved: one line a claim, or one for all claims of which the same is true. */
export function explanationsOf({claims}: FindingsComparison, before: string, after: string): string[] {
  const changed = claims.filter(({moved}) => moved === "verdict");
  const shared = {
    "published now": `${after} publishes what ${before} did not`,
    "testable now": `the files of ${after} carry what those of ${before} lacked`,
    "not published": `${after} does not publish what they need`
  };
  return [
    ...(Object.keys(shared) as (keyof typeof shared)[]).flatMap((kind) => {
      const ids = changed.filter(({explanation}) => explanation?.kind === kind).map(({id}) => id);
      return ids.length === 0 ? [] : [`${list(ids)}: ${shared[kind]}.`];
    }),
    ...changed.flatMap(({id, statement, before, after, explanation}) =>
      explanation === null || explanation.kind in shared
        ? []
        : [`${id}, ${wordOf(before)} → ${wordOf(after)}. “${statement}” ${explanation.words}`]
    )
  ];
}

const wordOf = (claim: RecordedClaim | null): string => claim?.verdict ?? "–";
