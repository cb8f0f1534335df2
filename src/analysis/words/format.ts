import type {Interval} from "../estimators/Estimated.js";

const minus = "\u2212";

/** One for each number of decimals: to make one takes longer than to use it. */
const decimals: Intl.NumberFormat[] = [];

/** A number with fixed decimals and a true minus sign; rounds half away from zero as a reader would. */
export function fixed(value: number, digits = 1): string {
  decimals[digits] ??= new Intl.NumberFormat("en-GB", {minimumFractionDigits: digits, maximumFractionDigits: digits});
  const text = decimals[digits].format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** Like `fixed`, with + in front of what is above 0. */
export function signed(value: number, digits = 1): string {
  const text = fixed(value, digits);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

export const count = (value: number): string => Math.round(value).toLocaleString("en-GB");

/** With as many decimals as it takes for an end that is not 0 not to read 0: its side of 0 would not be seen. */
const ending = (end: number, digits: number): string =>
  end !== 0 && digits < 6 && Math.abs(end) < 0.5 * 10 ** -digits ? ending(end, digits + 1) : fixed(end, digits);

/** An interval, in words that survive a minus sign: “−0.37 to −0.15”. */
export const range = ([low, high]: Interval, digits = 1): string => `${ending(low, digits)} to ${ending(high, digits)}`;

/** A p value as a decimal: never 0. */
export function pValue(p: number): string {
  if (p < 1e-6) return "p < 0.000001";
  if (p < 0.001) return `p = ${p.toLocaleString("en-GB", {maximumSignificantDigits: 1})}`;
  return `p = ${p.toPrecision(2)}`;
}

/** “2026-02-05” as “5 February 2026”. */
export function day(iso: string): string {
  const options = {day: "numeric", month: "long", year: "numeric", timeZone: "UTC"} as const;
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString("en-GB", options);
}

/**
 * A window, whose end is not part of it: “5 to 12 February 2026”, as the publisher and the essay name it; whole months by their
 * names, “May 2026”. The parts both ends share are said once.
 */
export function days({start, end}: {start: string; end: string}): string {
  const months = start.endsWith("-01") && end.endsWith("-01");
  const [first, last] = months
    ? [month(start), month(new Date(Date.parse(end) - 1).toISOString().slice(0, 10))]
    : [day(start), day(end)];
  if (first === last) return last;
  const [parts, ends] = [first.split(" "), last.split(" ")];
  while (parts.length > 1 && parts.at(-1) === ends[parts.length - 1]) parts.pop();
  return `${parts.join(" ")} to ${last}`;
}

/** “2026-02-05” as “February 2026”. */
export const month = (iso: string): string => day(iso).replace(/^\d+ /, "");

/**
 * Keeps a number and its unit, and `n = 258`, on one line; what is no text is given back as it is.
 *
 * @param after - whether a value stands before the text: most are numbers
 * @param before - whether one stands after it
 */
export function unbroken<T>(text: T, after = false, before = false): T | string {
  if (typeof text !== "string") return text;
  const [start, end] = [after ? "0" : "", before ? "0" : ""];
  const joined = `${start}${text}${end}`.replaceAll(
    /(?<=\d) (?=%|(?:pp|h|min|points?)\b)|(?<=\b[nrp]) (?=[=<])|(?<=\b[nrp] [=<]) (?=[\d−])/g,
    "\u00a0"
  );
  return joined.slice(start.length, joined.length - end.length);
}

/** Joins words as a sentence does: “a, b and c”. */
export const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;

/** A sentence, its names in braces replaced by what is given for them. */
export const fill = (sentence: string, parts: Readonly<Record<string, string | number>>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(parts[name]));
