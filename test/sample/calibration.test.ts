import {readFileSync} from "node:fs";

import {beforeAll, expect, test} from "vitest";

import {type Compared, compareWithPublished, comparisonTable} from "./compareWithPublished.js";

let compared: Compared[];
beforeAll(async () => {
  compared = await compareWithPublished();
});

test("on the default seed every published figure is met", () => {
  const missed = compared.filter(({met}) => !met);
  expect(missed.map(({label, published, generated}) => `${label}: ${published}, not ${generated}`)).toEqual([]);
  expect(compared.length).toBeGreaterThan(50);
});

test("docs/sample.md shows what the code makes", () => {
  const document = readFileSync("docs/sample.md", "utf8");
  expect(document).toContain(`<!-- calibration -->\n\n${comparisonTable(compared)}\n\n<!-- /calibration -->`);
});

test("a figure outside its tolerance counts as missed", async () => {
  const table = comparisonTable([{...compared[0]!, met: false}]);
  expect(table).toContain("**missed**");
});
