import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Estimated, type Interval, side} from "../estimators/Estimated.js";
import type {TaskMetric} from "../panel/ReleaseEvidence.js";
import {specify} from "../panel/specify.js";
import type {VariableId} from "../panel/variables.js";
import {count, fixed, pValue, range} from "../words/format.js";
import {partNames} from "../words/sayClaim.js";
import type {Evidence, Judgement, Verdict, WrittenClaim} from "./Claim.js";

/** One of the sentences that the claim says, its names in braces replaced by what is given for them. */
export type Say = (sentence: string, parts?: Readonly<Record<string, string | number>>) => string;

/** Holds a claim against the evidence of one release. */
export type Judge = (evidence: Evidence, claim: WrittenClaim, say: Say) => Judgement;

/** What is observed of a number or of several; `note` is what else is to be said. */
export type Observed = Partial<Omit<Judgement, "verdict" | "reason">> & {note?: string};

/** A verdict, with what was observed where something was. */
export const judged = (
  verdict: Verdict,
  reason: string,
  {observed = null, interval = null, intervals, n = null}: Observed = {}
): Judgement => ({observed, interval, intervals, n, verdict, reason});

/** The verdict of a claim that numbers can meet, miss or turn round. */
export const verdictOf = (met: boolean, reversed = false): Verdict =>
  met ? "reproduced" : reversed ? "contradicted" : "not supported";

/** True when a number rounds to what was printed. */
export const rounds = (observed: number, printed: number, digits: number): boolean =>
  Math.abs(observed - printed) <= 0.5 * 10 ** -digits + 1e-9;

/** No number: because the release lacks the metric, or because these files lack what the release publishes. */
export const absent = ({metrics, release}: Evidence, needs: TaskMetric, what: string): Judgement =>
  metrics.includes(needs)
    ? judged("not testable", `The files of this build carry no ${what}, although release ${release} publishes it.`)
    : judged("not in this release", `Release ${release} publishes no ${what}.`);

/** Where success by task is missing. */
export const withoutSuccess = (evidence: Evidence): Judgement => absent(evidence, "success", "task success by task");

/** A statement that these data can't test. */
export const untestable: Judge = (_evidence, _claim, say) => judged("not testable", say("reason"));

/** The rule of a claim: its own, or that of numbers that round to those printed. */
export function ruleOf({rule, published, digits = 0, unit = "", predictor}: WrittenClaim): string {
  if (rule !== undefined) return rule;
  if (predictor !== undefined)
    return (
      "Reproduced when r and p round to what was printed. Contradicted when the interval lies on the other side of 0; " +
      "otherwise not supported."
    );
  return typeof published === "number"
    ? `Reproduced when the number rounds to ${fixed(published, digits)}${unit}; otherwise not supported.`
    : "Reproduced when every number rounds to the printed one; otherwise not supported.";
}

/** Whether one published number, or several, are met, each within its own rounding. */
export const rounding =
  (observe: (evidence: Evidence, say: Say) => Observed | null): Judge =>
  (evidence, {published, digits = 0, unit = "", needs, what, note: always}, say) => {
    const found = observe(evidence, say);
    if (found === null) return absent(evidence, needs as TaskMetric, what!);
    const {observed, interval, intervals, note = always} = found;
    const one = typeof observed === "number";
    const values = partsOf(observed);
    const met = Object.entries(partsOf(published)).every(([key, printed]) => rounds(values[key]!, printed, digits));
    const told = Object.entries(values).map(([key, value]) => {
      const decimals = digits === 0 && Number.isInteger(value) ? 0 : digits + 1;
      const around = one ? interval : intervals?.[key];
      const bracket = around ? ` (${one ? "95 % interval " : ""}${range(around, digits)})` : "";
      return `${one ? "" : `${partNames[key] ?? key} `}${fixed(value, decimals)}${unit}${bracket}`;
    });
    const reason = `These data give${one && !met ? " another number:" : ""} ${told.join(", ")}.${note ? ` ${note}` : ""}`;
    return judged(verdictOf(met), reason, found);
  };

/** A single number as the only part. */
const partsOf = (value: Judgement["observed"] | undefined): Readonly<Record<string, number>> =>
  typeof value === "number" ? {value} : (value ?? {});

/** Whether the correlation of a predictor with the gap, and its p, are those printed. */
export const correlating: Judge = (evidence, {published, predictor, p}) => {
  const found = estimate(specify({predictor: predictor as VariableId}), evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const r = published as number;
  const met = rounds(found.value, r, 3) && rounds(Math.log10(found.p!), Math.log10(p!), 1);
  const reversed = side(found.interval!) === -Math.sign(r);
  return judged(verdictOf(met, reversed), `These data give ${correlationWords(found)}.`, observedIn(found));
};

/** The parts of an estimate that a judgement has. */
export const observedIn = ({value, interval, n}: Estimated): Observed & {interval: Interval | null} => ({
  observed: value,
  interval,
  n
});

/** “r = −0.263 (95 % interval −0.37 to −0.15, p = …, n = 258)”. */
export function correlationWords(found: Estimate): string {
  if (!found.estimable) return `no estimate: ${found.reason}`;
  const interval = found.interval ? `95 % interval ${range(found.interval, 2)}, ` : "";
  return `r = ${fixed(found.value, 3)} (${interval}${found.p === null ? "" : `${pValue(found.p)}, `}n = ${count(found.n)})`;
}
