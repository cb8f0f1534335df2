import type {Estimate} from "../estimators/Estimated.js";
import {fixed, pValue, range, signed} from "./format.js";

/** What a text says where a number is absent. */
export const absentWord = "not published";

/** A number or the word for its absence. */
export function number(value: number | null, digits = 1, unit = ""): string {
  return value === null ? absentWord : fixed(value, digits) + unit;
}

/** −1, 0 or 1: the side of zero on which the whole interval lies; 0 also when nothing could be estimated. */
export function direction(answer: Estimate): -1 | 0 | 1 {
  if (!answer.estimable || answer.interval === null) return 0;
  return answer.interval[0] > 0 ? 1 : answer.interval[1] < 0 ? -1 : 0;
}

/** Chooses words by the side of zero an estimate lies on, so that a text can't say the opposite of its number. */
export function byDirection(answer: Estimate, words: {above: string; below: string; unclear: string}): string {
  if (!answer.estimable) return absentWord;
  const side = direction(answer);
  return side > 0 ? words.above : side < 0 ? words.below : words.unclear;
}

/** “15.9 pp (95 % interval 14.0 to 17.7, n = 258)”. */
export function withInterval(answer: Estimate, digits = 1, unit = "", sign = false): string {
  if (!answer.estimable) return absentWord;
  const value = sign ? signed(answer.value, digits) : fixed(answer.value, digits);
  const interval = answer.interval === null ? "no interval" : `95 % interval ${range(answer.interval, digits)}`;
  return `${value}${unit} (${interval}, n = ${fixed(answer.n, 0)})`;
}

/** “15.9 (14.0 to 17.7)”: in a table whose head says what the brackets hold. */
export function inTable({value, interval}: Estimate, digits = 1, sign = false): string {
  if (value === null) return absentWord;
  return `${(sign ? signed : fixed)(value, digits)}${interval === null ? "" : ` (${range(interval, digits)})`}`;
}

/** “−0.263 (95 % interval −0.37 to −0.15; p = 0.00002; n = 258)”. */
export function correlation(answer: Estimate): string {
  if (!answer.estimable) return absentWord;
  const interval = answer.interval === null ? "" : `95 % interval ${range(answer.interval, 2)}; `;
  return `${fixed(answer.value, 3)} (${interval}${answer.p === null ? "" : `${pValue(answer.p)}; `}n = ${fixed(answer.n, 0)})`;
}
