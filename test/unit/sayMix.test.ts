import {expect, test} from "vitest";

import {cellsOfRows, decomposable, kitagawa} from "../../src/analysis/estimators/kitagawa.js";
import type {Mix} from "../../src/analysis/models/occupationMix.js";
import {mixPopulation, occupationMix} from "../../src/analysis/models/occupationMix.js";
import type {PanelRow} from "../../src/analysis/panel/Panel.js";
import {columns} from "../../src/analysis/panel/Panel.js";
import {sayMix, sayMixPrediction} from "../../src/analysis/words/sayMix.js";

const mixed = (mix: number, rate: number, half: number): Mix => ({
  mean: {claude: 60 + mix + rate, api: 60},
  difference: mix + rate,
  mix,
  rate,
  parts: [],
  intervals: {
    difference: [mix + rate - half, mix + rate + half],
    mix: [mix - half, mix + half],
    rate: [rate - half, rate + half]
  },
  tasks: 100,
  covered: {claude: 50, api: 60}
});

test.each([
  [4, 16, "the mix is 20 % of the gap"],
  [-4, 24, "works against the difference"],
  [24, -4, "the other way round"],
  [0.2, 0.3, "the difference itself is not clear"],
  [-4, -16, "the mix is 20 % of the gap"]
])("mix %d and rate %d", (mix, rate, words) => {
  expect(sayMix(mixed(mix, rate, 1))).toContain(words);
});

test.each([
  [4, 16, /holds/],
  [10, 2, /fails/],
  [6, 12, /neither met nor refuted/],
  [0.2, 0.3, /not clear enough/],
  [-4, -16, /holds/],
  [-10, -2, /fails/]
])("the prediction of a third, at mix %d and rate %d", (mix, rate, words) => {
  expect(sayMixPrediction(mixed(mix, rate, 1), 1 / 3)).toMatch(words);
});

test("nothing published, nothing said", () => {
  expect(occupationMix([], "task")).toBeNull();
  expect(sayMix(null)).toMatch(/^No answer/);
  expect(sayMixPrediction(null, 1 / 3)).toMatch(/^Nothing can be said/);
});

test("the split by occupation is Kitagawa's, its parts make the whole, and its intervals hold it", () => {
  const rows = Array.from({length: 60}, (_, i) => row(i));
  const mix = occupationMix(rows, "soc_major")!;
  const expected = kitagawa(cellsOfRows(decomposable(rows, mixPopulation), "soc_major")())!;
  expect(mix).toMatchObject({difference: expected.difference, mix: expected.mix, rate: expected.rate, tasks: 60});
  expect(mix.mix + mix.rate).toBeCloseTo(mix.difference, 12);
  for (const part of ["difference", "mix", "rate"] as const) {
    const [low, high] = mix.intervals[part]!;
    expect(low).toBeLessThan(mix[part]);
    expect(high).toBeGreaterThan(mix[part]);
  }
});

test("the difference is one quantity, however it is split: one interval too", () => {
  const rows = Array.from({length: 60}, (_, i) => row(i));
  const [byTask, byGroup] = [occupationMix(rows, "task")!, occupationMix(rows, "soc_major")!];
  expect(byTask.difference).toBeCloseTo(byGroup.difference, 12);
  byTask.intervals.difference!.forEach((end, i) => expect(end).toBeCloseTo(byGroup.intervals.difference![i]!, 10));
});

/** Three occupations; the API gets more of the one that does worst, and does worse everywhere. */
function row(i: number): PanelRow {
  const group = i % 3;
  const none = Object.fromEntries(columns.map((column) => [column, null])) as Record<(typeof columns)[number], null>;
  return {
    ...none,
    task: `task ${i}`,
    pseudo: false,
    task_ids: [i],
    soc_majors: [["11", "15", "25"][group]!],
    soc_major: ["11", "15", "25"][group]!,
    claude_n: 100 + i,
    api_n: 100 + i + 300 * group,
    claude_usage: 1,
    api_usage: 1,
    claude_success: 80 - 10 * group + (i % 7),
    api_success: 65 - 10 * group + (i % 5)
  };
}
