import {wilsonPercent} from "../estimators/mean.js";

/** A line of a record's history: when results were recorded, and what that did to the record. */
export interface Shipped {
  /** ISO day. */
  date: string;
  outcome: "first" | "same" | "numbers" | "verdicts";
  /** Whether other bytes than before were read. */
  new_inputs: boolean;
}

/** In days: a rate over less says nothing about how often one ships. */
export const shortestSpan = 28;

const dayLength = 24 * 60 * 60 * 1000;

/**
 * How often the report was shipped, and how often that broke something. A ship is a recording; it broke something when the
 * same bytes gave other numbers or verdicts than before.
 */
export function shippingOf(records: readonly {history: readonly Shipped[]}[]) {
  const events = records.flatMap(({history}) => history).sort((a, b) => a.date.localeCompare(b.date));
  const repeated = events.filter(({outcome, new_inputs}) => outcome !== "first" && !new_inputs);
  const broke = repeated.filter(({outcome}) => outcome !== "same").length;
  const [first, last] = [events[0]?.date ?? null, events.at(-1)?.date ?? null];
  const days = first === null || last === null ? 0 : (Date.parse(last) - Date.parse(first)) / dayLength;
  const [part, whole] = [broke, repeated.length];
  return {
    ships: events.length,
    /** ISO day of the first; null before it. */
    first,
    /** Ships a week; null over fewer than `shortestSpan` days. */
    weekly: days < shortestSpan ? null : (7 * events.length) / days,
    /** Ships from bytes that had been recorded before, and those of them that gave other numbers or verdicts. */
    repeated: whole,
    broke,
    /** Per cent of the repeated that broke something, with a Wilson 95 % interval; null without one. */
    share: whole === 0 ? null : {value: (100 * part) / whole, interval: wilsonPercent(part / whole, whole)}
  };
}
