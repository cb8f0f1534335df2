import {extent} from "d3-array";

import type {ResultsRecord} from "../claims/Results.js";
import {wilsonPercent} from "../estimators/mean.js";

/** A line of a record's history: the ISO day, what recording did to the record, and whether other bytes than before were read. */
export type Shipped = Pick<ResultsRecord["history"][number], "date" | "outcome" | "new_inputs">;

/** In days: a rate over less says nothing about how often one ships. */
export const shortestSpan = 28;

/**
 * How often the report was shipped, and how often that broke something. A ship is a recording; it broke something when the
 * same bytes gave other numbers or verdicts than before.
 */
export function shippingOf(records: readonly {history: readonly Shipped[]}[]) {
  const events = records.flatMap(({history}) => history);
  const repeated = events.filter(({outcome, new_inputs}) => outcome !== "first" && !new_inputs);
  const broke = repeated.filter(({outcome}) => outcome !== "same").length;
  const [first = null, last] = extent(events, ({date}) => date);
  const days = first === null ? 0 : (Date.parse(last!) - Date.parse(first)) / (24 * 60 * 60 * 1000);
  const part = broke / repeated.length;
  return {
    ships: events.length,
    /** ISO day of the first; null before it. */
    first,
    /** Ships a week; null over fewer than `shortestSpan` days. */
    weekly: days < shortestSpan ? null : (7 * events.length) / days,
    /** Ships from bytes that had been recorded before, and those of them that gave other numbers or verdicts. */
    repeated: repeated.length,
    broke,
    /** Per cent of the repeated that broke something, with a Wilson 95 % interval; null without one. */
    share: repeated.length === 0 ? null : {value: 100 * part, interval: wilsonPercent(part, repeated.length)}
  };
}
