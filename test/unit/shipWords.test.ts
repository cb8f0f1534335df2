import {expect, test} from "vitest";

import {readRecords} from "../../data-loaders/record/records.js";
import {shipWords} from "../../data-loaders/report/shipWords.js";
import type {RecordEvent, ResultsRecord} from "../../src/analysis/ResultsRecord.js";

const [template] = readRecords();

function recorded(...events: Partial<RecordEvent>[]): ResultsRecord[] {
  const first = template!.history[0]!;
  return [{...template!, history: events.map((event) => ({...first, ...event}))} as ResultsRecord];
}

test("one record is no rate and no breakage rate", () => {
  expect(shipWords(recorded({date: "2026-01-01"}))).toEqual({
    ships: "once",
    since: " since 1 January 2026",
    rate: "a rate would need records over at least 28 days",
    broke: "No record has been made twice from the same bytes yet, so there is no breakage rate"
  });
});

test("what the same bytes moved is breakage; new bytes are not", () => {
  const words = shipWords(
    recorded(
      {date: "2026-01-01"},
      {date: "2026-01-15", outcome: "numbers", new_inputs: true},
      {date: "2026-01-20", outcome: "same", new_inputs: false},
      {date: "2026-01-29", outcome: "verdicts", new_inputs: false}
    )
  );
  expect(words.rate).toBe("1.0 a week");
  expect(words.broke).toBe(
    "The same bytes were recorded again 2 times, and 1 of these moved a number (50 %, Wilson 95 % interval 9 to 91 %)"
  );
});

test("nothing recorded is said", () => {
  expect(shipWords([]).ships).toBe("not yet");
});
