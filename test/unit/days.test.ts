import {expect, test} from "vitest";

import {days} from "../../src/analysis/words/format.js";

test.each([
  ["2026-02-05", "2026-02-12", "5 to 12 February 2026"],
  ["2025-12-29", "2026-01-05", "29 December 2025 to 5 January 2026"],
  ["2026-05-01", "2026-06-01", "May 2026"],
  ["2026-04-01", "2026-06-01", "April to May 2026"],
  ["2025-12-01", "2026-02-01", "December 2025 to January 2026"]
])("the window from %s to %s is said as %s", (start, end, said) => {
  expect(days({start, end})).toBe(said);
});
