import {wilson} from "../../src/analysis/estimators/sharePositive.js";
import {count, day, fixed, range} from "../../src/analysis/format.js";
import type {ResultsRecord} from "../../src/analysis/ResultsRecord.js";
import type {Prose} from "./prose.js";

const dayLength = 24 * 60 * 60 * 1000;

/** A rate over less than this says nothing about how often one ships. */
const shortestSpan = 28;

/**
 * How often this report was shipped, and how often that broke something, from its own records. A ship is a recording;
 * it broke something when the same bytes gave other numbers or verdicts than before.
 */
export function shipWords(records: readonly ResultsRecord[]): Prose {
  const events = records.flatMap(({history}) => history);
  const dates = events.map(({date}) => Date.parse(date)).sort((a, b) => a - b);
  const repeated = events.filter(({outcome, new_inputs}) => outcome !== "first" && !new_inputs);
  const broke = repeated.filter(({outcome}) => outcome !== "same");
  return {
    ships: events.length === 0 ? "not yet" : events.length === 1 ? "once" : `${count(events.length)} times`,
    since: dates.length === 0 ? "" : ` since ${day(isoDay(dates[0]!))}`,
    rate: rateOf(dates),
    broke:
      repeated.length === 0
        ? "No record has been made twice from the same bytes yet, so there is no breakage rate"
        : `The same bytes were recorded again ${repeated.length === 1 ? "once" : `${count(repeated.length)} times`}, and ${count(broke.length)} of these moved a number (${shareOf(broke.length, repeated.length)})`
  };
}

function rateOf(dates: readonly number[]): string {
  const days = dates.length === 0 ? 0 : (dates.at(-1)! - dates[0]!) / dayLength;
  return days < shortestSpan
    ? `a rate would need records over at least ${shortestSpan} days`
    : `${fixed((7 * dates.length) / days, 1)} a week`;
}

function shareOf(part: number, whole: number): string {
  const [low, high] = wilson(part / whole, whole);
  return `${fixed((100 * part) / whole, 0)} %, Wilson 95 % interval ${range([100 * low, 100 * high], 0)} %`;
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
