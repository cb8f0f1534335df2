import type {Interval} from "../estimators/Estimated.js";
import {acrossReleases} from "../models/declaredEstimates.js";
import {sameNumber, sameNumbers} from "../panel/sameNumber.js";
import type {Verdict} from "./Claim.js";
import {explainMove, type Explanation} from "./explainMove.js";
import type {Findings, PlatformResults, RecordedClaim} from "./Results.js";

/** What of a release's findings can be compared: the same whether just computed or recorded earlier. */
export type Comparable = Pick<Findings, "release" | "panel" | "platforms"> & {
  claims: RecordedClaim[];
  estimates: {id: string; value: number | null; interval: Interval | null; n: number}[];
};

type Moved = "same" | "number" | "verdict";

export interface ClaimChange {
  id: string;
  statement: string;
  before: ClaimSide | null;
  after: ClaimSide | null;
  moved: Moved;
  /** By a rule, from the numbers; null when the verdict is the same. */
  explanation: Explanation | null;
}

export type ClaimSide = Omit<RecordedClaim, "id" | "statement">;

/** A single number that is no claim: a global figure or a count of tasks. */
export interface FigureChange {
  id: string;
  before: number | null;
  after: number | null;
  moved: boolean;
}

export interface EstimateChange {
  id: string;
  before: Comparable["estimates"][number] | null;
  after: Comparable["estimates"][number] | null;
  moved: boolean;
}

/** Two sets of findings, number by number. */
export interface FindingsComparison {
  outcome: "same" | "numbers" | "verdicts";
  claims: ClaimChange[];
  /** Tasks counted, then figures about all conversations. */
  counts: FigureChange[];
  figures: FigureChange[];
  estimates: EstimateChange[];
}

/** Compares what two releases, two versions of one, or a release and its record say. */
export function compareFindings(before: Comparable, after: Comparable): FindingsComparison {
  const claims = pairs(before.claims, after.claims).map(([a, b]) => compareClaims(a, b, before.release, after.release));
  const counts = compareNumbers(countsOf(before), countsOf(after));
  const figures = compareNumbers(platformNumbers(before), platformNumbers(after));
  const estimates = pairs(ofOneRelease(before), ofOneRelease(after)).map(([a, b]) => ({
    id: (a ?? b)!.id,
    before: a,
    after: b,
    moved: a === null || b === null || !sameEstimate(a, b)
  }));
  const numbers = [...counts, ...figures, ...estimates].some(({moved}) => moved);
  const outcome = claims.some(({moved}) => moved === "verdict")
    ? "verdicts"
    : numbers || claims.some(({moved}) => moved === "number")
      ? "numbers"
      : "same";
  return {outcome, claims, counts, figures, estimates};
}

/** An answer that other releases have a part in says nothing of what this one did. */
function ofOneRelease({estimates}: Comparable): Comparable["estimates"] {
  return estimates.filter(({id}) => !acrossReleases.includes(id));
}

function compareClaims(a: RecordedClaim | null, b: RecordedClaim | null, from: string, to: string): ClaimChange {
  const {id, statement} = (b ?? a)!;
  const moved = movedBetween(a, b);
  const explanation = moved === "verdict" ? explainMove(a, b, from, to) : null;
  return {id, statement, before: sideOf(a), after: sideOf(b), moved, explanation};
}

function movedBetween(a: ClaimSide | null, b: ClaimSide | null): Moved {
  if (a === null || b === null || a.verdict !== b.verdict) return "verdict";
  const same =
    sameNumbers(a.observed, b.observed) &&
    sameInterval(a.interval, b.interval) &&
    sameIntervals(a.intervals, b.intervals) &&
    a.n === b.n;
  return same ? "same" : "number";
}

function sideOf(claim: ClaimSide | null): ClaimSide | null {
  if (claim === null) return null;
  const {published, observed, interval, intervals, n, verdict, reason} = claim;
  return {published, observed, interval, ...(intervals ? {intervals} : {}), n, verdict, reason};
}

const sameEstimate = (a: Comparable["estimates"][number], b: Comparable["estimates"][number]): boolean =>
  sameNumber(a.value, b.value) && sameInterval(a.interval, b.interval) && a.n === b.n;

const sameInterval = (a: Interval | null, b: Interval | null): boolean =>
  a === null || b === null ? a === b : sameNumber(a[0], b[0]) && sameNumber(a[1], b[1]);

function sameIntervals(a: ClaimSide["intervals"], b: ClaimSide["intervals"]): boolean {
  const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
  return [...keys].every((key) => sameInterval(a?.[key] ?? null, b?.[key] ?? null));
}

function compareNumbers(a: Map<string, number | null>, b: Map<string, number | null>): FigureChange[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((id) => {
    const [before, after] = [a.get(id) ?? null, b.get(id) ?? null];
    return {id, before, after, moved: !sameNumber(before, after)};
  });
}

function countsOf({panel}: Comparable): Map<string, number | null> {
  const {pseudo_tasks, ...counts} = panel;
  return new Map([...Object.entries(counts), ["pseudo_tasks", pseudo_tasks.length]]);
}

function platformNumbers({platforms}: Comparable): Map<string, number | null> {
  return new Map(
    Object.entries(platforms).flatMap(([platform, {modes_pct, ...rest}]: [string, PlatformResults]) => [
      ...Object.entries(rest).map(([name, value]): [string, number | null] => [`${platform}.${name}`, value]),
      ...Object.entries(modes_pct).map(([name, value]): [string, number | null] => [`${platform}.${name}_pct`, value])
    ])
  );
}

/** By id, in the order of the second list, then what only the first has. */
function pairs<T extends {id: string}>(a: readonly T[], b: readonly T[]): [T | null, T | null][] {
  return [
    ...b.map((after): [T | null, T] => [a.find(({id}) => id === after.id) ?? null, after]),
    ...a.filter((before) => !b.some(({id}) => id === before.id)).map((before): [T, null] => [before, null])
  ];
}

/** The verdicts that moved, for one line: “C01 reproduced → not in this release”. */
export function verdictMoves({claims}: Pick<FindingsComparison, "claims">): {
  id: string;
  before: Verdict | null;
  after: Verdict | null;
}[] {
  return claims
    .filter(({moved}) => moved === "verdict")
    .map(({id, before, after}) => ({id, before: before?.verdict ?? null, after: after?.verdict ?? null}));
}
