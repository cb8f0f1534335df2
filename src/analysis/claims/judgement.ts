import type {Estimated, Interval} from "../estimators/Estimated.js";
import {fixed, range} from "../words/format.js";
import type {Claim, Evidence, Figures, Judgement, Published, Verdict} from "./Claim.js";

/** True when a number rounds to what was printed. */
export function rounds(observed: number, printed: number, digits: number): boolean {
  return Math.abs(observed - printed) <= 0.5 * 10 ** -digits + 1e-9;
}

/** No number: because the release lacks the metric, or because these files lack what the release publishes. */
export function absent({metrics, release}: Evidence, needs: Published, what: string): Judgement {
  const none = {observed: null, interval: null, n: null};
  return metrics.includes(needs)
    ? {
        ...none,
        verdict: "not testable",
        reason: `The files of this build carry no ${what}, although release ${release} publishes it.`
      }
    : {...none, verdict: "not in this release", reason: `Release ${release} publishes no ${what}.`};
}

/** A verdict that needs no number. */
export function undecided(verdict: Verdict, reason: string, observed: Figures | null = null): Judgement {
  return {observed, interval: null, n: null, verdict, reason};
}

/** Which side of 0 an interval lies on; 0 when it includes 0. */
export function side([low, high]: Interval): -1 | 0 | 1 {
  return low > 0 ? 1 : high < 0 ? -1 : 0;
}

interface FigureClaim {
  id: string;
  statement: string;
  published: number;
  digits: number;
  unit: string;
  needs: Published;
  /** What is missing when it is. */
  what: string;
  observe(evidence: Evidence): {value: number; interval: Interval | null; n: number | null} | null;
  /** Said after the numbers. */
  note?: string | ((evidence: Evidence) => string);
}

/** A claim that one published number is met, within its own rounding. */
export function figureClaim({id, statement, published, digits, unit, needs, what, observe, note}: FigureClaim): Claim {
  return {
    id,
    statement,
    published,
    rule: `Reproduced when the number rounds to ${fixed(published, digits)}${unit}; otherwise not supported.`,
    judge(evidence) {
      const found = observe(evidence);
      if (found === null) return absent(evidence, needs, what);
      const same = rounds(found.value, published, digits);
      const interval = found.interval ? ` (95 % interval ${range(found.interval, digits)})` : "";
      const said = `${fixed(found.value, digits === 0 && Number.isInteger(found.value) ? 0 : digits + 1)}${unit}${interval}`;
      const more = typeof note === "function" ? note(evidence) : note;
      return {
        observed: found.value,
        interval: found.interval,
        n: found.n,
        verdict: same ? "reproduced" : "not supported",
        reason: `${same ? "These data give" : "These data give another number:"} ${said}.${more ? ` ${more}` : ""}`
      };
    }
  };
}

interface PairClaim {
  id: string;
  statement: string;
  published: Readonly<Record<string, number>>;
  digits: number;
  unit: string;
  needs: Published;
  what: string;
  observe(
    evidence: Evidence
  ): {values: Record<string, number>; intervals?: Record<string, Interval>; n: number | null} | null;
  note?: string;
}

/** A claim that several published numbers are met, each within its own rounding. */
export function pairClaim({id, statement, published, digits, unit, needs, what, observe, note}: PairClaim): Claim {
  const names: Record<string, string> = {claude_ai: "Claude.ai", api: "API", gap: "gap"};
  return {
    id,
    statement,
    published,
    rule: `Reproduced when every number rounds to the printed one (${digits} decimals); otherwise not supported.`,
    judge(evidence) {
      const found = observe(evidence);
      if (found === null) return absent(evidence, needs, what);
      const off = Object.keys(published).filter((key) => !rounds(found.values[key]!, published[key]!, digits));
      const said = Object.entries(found.values).map(([key, value]) => {
        const interval = found.intervals?.[key];
        return `${names[key] ?? key} ${fixed(value, digits + 1)}${unit}${interval ? ` (${range(interval, digits)})` : ""}`;
      });
      return {
        observed: found.values,
        interval: null,
        ...(found.intervals ? {intervals: found.intervals} : {}),
        n: found.n,
        verdict: off.length === 0 ? "reproduced" : "not supported",
        reason: `These data give ${said.join(", ")}.${note ? ` ${note}` : ""}`
      };
    }
  };
}

/** The parts of an estimate that a judgement carries. */
export function carried({value, interval, n}: Estimated): {observed: number; interval: Interval | null; n: number} {
  return {observed: value, interval, n};
}
