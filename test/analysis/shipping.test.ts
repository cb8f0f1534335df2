import {expect, test} from "vitest";

import type {Shipped} from "../../src/analysis/models/shipping.js";
import {shippingOf} from "../../src/analysis/models/shipping.js";

const recorded = (...events: Partial<Shipped>[]): {history: Shipped[]}[] => [
  {history: events.map((event) => ({date: "2026-01-01", outcome: "first", new_inputs: true, ...event}))}
];

test("one record is no rate and no breakage rate", () => {
  expect(shippingOf(recorded({date: "2026-01-01"}))).toEqual({
    ships: 1,
    first: "2026-01-01",
    weekly: null,
    repeated: 0,
    broke: 0,
    share: null
  });
});

test("what the same bytes moved is breakage; new bytes are not", () => {
  const shipping = shippingOf(
    recorded(
      {date: "2026-01-29", outcome: "verdicts", new_inputs: false},
      {date: "2026-01-01"},
      {date: "2026-01-15", outcome: "numbers", new_inputs: true},
      {date: "2026-01-20", outcome: "same", new_inputs: false}
    )
  );
  expect(shipping).toMatchObject({ships: 4, first: "2026-01-01", weekly: 1, repeated: 2, broke: 1});
  expect(shipping.share!.value).toBe(50);
  expect(shipping.share!.interval.map(Math.round)).toEqual([9, 91]);
});

test("nothing recorded is nothing shipped", () => {
  expect(shippingOf([])).toMatchObject({ships: 0, first: null, weekly: null, share: null});
});
