import type {Figures, Judgement} from "../claims/Claim.js";
import type {Interval} from "../estimators/Estimated.js";
import {count, fixed, list, range} from "./format.js";

export const partNames: Record<string, string> = {
  claude_ai: "Claude.ai",
  api: "API",
  mostly_directive: "mostly directive",
  rarely_directive: "rarely"
};

/** The number or numbers of a claim: “−0.263”, “Claude.ai 22.4, API 4.4”. */
export function figuresWords(value: Figures | null): string {
  if (value === null) return "";
  if (typeof value === "number") return plain(value);
  return list(Object.entries(value).map(([key, v]) => `${partNames[key] ?? key} ${plain(v)}`)).replace(" and ", ", ");
}

type Observed = Pick<Judgement, "observed" | "interval" | "intervals" | "n">;

/** Number, 95 % interval and n: “−0.263 (−0.373 to −0.145, n = 258)”; empty when nothing could be observed. */
export const observedWords = (observed: Observed): string => observedLines(observed).join(", ");

/** The same, a line a number where there are several. */
export function observedLines({observed, interval, intervals, n}: Observed): string[] {
  if (observed === null) return [];
  const size = n === null || n === observed ? [] : [`n = ${count(n)}`];
  if (typeof observed === "number") return [bracketed(figuresWords(observed), [...around(interval), ...size])];
  return [
    ...Object.entries(observed).map(([key, value]) =>
      bracketed(`${partNames[key] ?? key} ${plain(value)}`, around(intervals?.[key] ?? null))
    ),
    ...size
  ];
}

const around = (interval: Interval | null): string[] =>
  interval === null ? [] : [range(interval, digitsFor(interval[0]))];

const bracketed = (words: string, parts: string[]): string =>
  parts.length === 0 ? words : `${words} (${parts.join(", ")})`;

/** What was printed as a whole number is one. */
const plain = (value: number): string => fixed(value, Number.isInteger(value) ? 0 : digitsFor(value));

/** Three decimals for correlations, one for percentages. */
export const digitsFor = (value: number): number => (Math.abs(value) < 1 ? 3 : 1);
