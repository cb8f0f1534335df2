import type {Interval} from "../estimators/Estimated.js";
import {acrossReleases} from "../models/declaredEstimates.js";
import {explainMove} from "./explainMove.js";
import type {Findings, RecordedClaim} from "./Results.js";
import {same} from "./same.js";

interface ComparedEstimate {
  id: string;
  value: number | null;
  interval: Interval | null;
  n: number;
}

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
