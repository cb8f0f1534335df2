import {estimate} from "../estimators/estimate.js";
import {type Estimate, type Estimated, type Interval, side} from "../estimators/Estimated.js";
import type {TaskMetric} from "../panel/ReleaseEvidence.js";
import {specify} from "../panel/specify.js";
import type {VariableId} from "../panel/variables.js";
import {count, fixed, pValue, range} from "../words/format.js";
import type {Evidence, Figures, Judgement, Verdict, WrittenClaim} from "./Claim.js";

/** Holds a claim against the evidence of one release. */
export type Judge = (evidence: Evidence, claim: WrittenClaim) => Judgement;

/** What is observed of a number or of several, with what else is to be said. */
export interface Observed extends Pick<Judgement, "intervals" | "n"> {
  observed: Figures;
  interval?: Interval | null;
  note?: string;
}

/** True when a number rounds to what was printed. */
export function rounds(observed: number, printed: number, digits: number): boolean {
  return Math.abs(observed - printed) <= 0.5 * 10 ** -digits + 1e-9;
}

/** No number: because the release lacks the metric, or because these files lack what the release publishes. */
export function absent({metrics, release}: Evidence, needs: TaskMetric, what: string): Judgement {
  return metrics.includes(needs)
    ? undecided("not testable", `The files of this build carry no ${what}, although release ${release} publishes it.`)
    : undecided("not in this release", `Release ${release} publishes no ${what}.`);
}

/** Where success by task is missing. */
export const withoutSuccess = (evidence: Evidence): Judgement => absent(evidence, "success", "task success by task");

/** A verdict that needs no number. */
export function undecided(verdict: Verdict, reason: string, observed: Figures | null = null): Judgement {
  return {observed, interval: null, n: null, verdict, reason};
}

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
    : `Reproduced when every number rounds to the printed one (${digits} decimals); otherwise not supported.`;
}

const names: Record<string, string> = {claude_ai: "Claude.ai", api: "API", gap: "gap"};

/** Whether one published number, or several, are met, each within its own rounding. */
export const rounding =
  (observe: (evidence: Evidence) => Observed | null): Judge =>
  (evidence, {published, digits = 0, unit = "", needs, what, note: always = ""}) => {
    const found = observe(evidence);
    if (found === null) return absent(evidence, needs as TaskMetric, what!);
    const {observed, interval = null, intervals, n, note = always} = found;
    const said = (value: number, decimals: number, around: string): string =>
      `${fixed(value, decimals)}${unit}${around && ` (${around})`}`;
    const tell = (same: boolean, words: string, told: string): Judgement => ({
      observed,
      interval,
      ...(intervals ? {intervals} : {}),
      n,
      verdict: same ? "reproduced" : "not supported",
      reason: `These data give${words} ${told}.${note && ` ${note}`}`
    });
    if (typeof observed === "number") {
      const same = rounds(observed, published as number, digits);
      const decimals = digits === 0 && Number.isInteger(observed) ? 0 : digits + 1;
      const around = interval ? `95 % interval ${range(interval, digits)}` : "";
      return tell(same, same ? "" : " another number:", said(observed, decimals, around));
    }
    const told = Object.entries(observed).map(([key, value]) => {
      const around = intervals?.[key];
      return `${names[key] ?? key} ${said(value, digits + 1, around ? range(around, digits) : "")}`;
    });
    const printed = Object.entries(published as Record<string, number>);
    return tell(
      printed.every(([key, value]) => rounds(observed[key]!, value, digits)),
      "",
      told.join(", ")
    );
  };

/** Whether the correlation of a predictor with the gap, and its p, are those printed. */
export const correlating: Judge = (evidence, {published, predictor, p}) => {
  const found = estimate(specify({predictor: predictor as VariableId}), evidence.panel);
  if (!found.estimable) return withoutSuccess(evidence);
  const r = published as number;
  const same = rounds(found.value, r, 3) && rounds(Math.log10(found.p!), Math.log10(p!), 1);
  const opposite = side(found.interval!) === -Math.sign(r);
  return {
    ...observedIn(found),
    verdict: same ? "reproduced" : opposite ? "contradicted" : "not supported",
    reason: `These data give ${correlationWords(found)}.`
  };
};

/** The parts of an estimate that a judgement has. */
export function observedIn({value, interval, n}: Estimated): {observed: number; interval: Interval | null; n: number} {
  return {observed: value, interval, n};
}

/** “r = −0.263 (95 % interval −0.37 to −0.15, p = …, n = 258)”. */
export function correlationWords(found: Estimate): string {
  if (!found.estimable) return `no estimate: ${found.reason}`;
  const interval = found.interval ? `95 % interval ${range(found.interval, 2)}, ` : "";
  return `r = ${fixed(found.value, 3)} (${interval}${found.p === null ? "" : `${pValue(found.p)}, `}n = ${count(found.n)})`;
}
