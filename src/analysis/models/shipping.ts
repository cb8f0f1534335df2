import type {Interval} from "../estimators/Estimated.js";
import {wilson} from "../estimators/sharePositive.js";

/** A line of a record's history: when results were recorded, and what that did to the record. */
export interface Shipped {
  /** ISO day. */
  date: string;
  outcome: "first" | "same" | "numbers" | "verdicts";
  /** Whether other bytes than before were read. */
  new_inputs: boolean;
}

/** How often the report was shipped, and how often that broke something. */
export interface Shipping {
  ships: number;
  /** ISO day of the first; null before it. */
  first: string | null;
  /** Ships a week; null over fewer than `shortestSpan` days. */
  weekly: number | null;
  /** Ships from bytes that had been recorded before, and those of them that gave other numbers or verdicts. */
  repeated: number;
  broke: number;
  /** Per cent of the repeated that broke something, with a Wilson 95 % interval; null without one. */
  share: {value: number; interval: Interval} | null;
}

/** In days: a rate over less says nothing about how often one ships. */
export const shortestSpan = 28;

const dayLength = 24 * 60 * 60 * 1000;

/** A ship is a recording; it broke something when the same bytes gave other numbers or verdicts than before. */
export function shippingOf(records: readonly {history: readonly Shipped[]}[]): Shipping {
  const events = records.flatMap(({history}) => history).sort((a, b) => a.date.localeCompare(b.date));
  const repeated = events.filter(({outcome, new_inputs}) => outcome !== "first" && !new_inputs);
  const broke = repeated.filter(({outcome}) => outcome !== "same").length;
  const [first, last] = [events[0]?.date ?? null, events.at(-1)?.date ?? null];
  const days = first === null || last === null ? 0 : (Date.parse(last) - Date.parse(first)) / dayLength;
  return {
    ships: events.length,
    first,
    weekly: days < shortestSpan ? null : (7 * events.length) / days,
    repeated: repeated.length,
    broke,
    share: repeated.length === 0 ? null : shareOf(broke, repeated.length)
  };
}

function shareOf(part: number, whole: number): {value: number; interval: Interval} {
  const [low, high] = wilson(part / whole, whole);
  return {value: (100 * part) / whole, interval: [100 * low, 100 * high]};
}
