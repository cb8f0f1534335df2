import {deviation, mean} from "d3-array";
import {describe, expect, test} from "vitest";

import {type DrawnPanel, drawPanel} from "../../data-loaders/sample/drawPanel.js";
import {februaryTruth, labelled, type PlantedTruth} from "../../data-loaders/sample/SampleOptions.js";
import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {written} from "./releases.js";

const both = (value: number): Record<Platform, number> => ({claude: value, api: value});

/** Nothing planted but the means: what a test adds is all there is to see. */
const plain: PlantedTruth = {
  success: 70,
  gap: 15,
  slope: both(0),
  difficulty: {directive: both(0), success: both(0), shown: 0.3},
  selection: both(0),
  spread: {shared: 2, own: both(2)},
  labels: {claude: labelled(1, 1), api: labelled(1, 1)},
  fold: 1
};
const drawn = (truth: Partial<PlantedTruth>): DrawnPanel => drawPanel({...plain, ...truth}, 11, 2000);
const successOf = ({tasks}: DrawnPanel, p: Platform): number[] => tasks.map(({sides}) => sides[p]!.success);
const labelledOf = ({tasks}: DrawnPanel, p: Platform): number => mean(tasks, ({sides}) => sides[p]!.labelled)!;
const directiveOf = ({panel}: DrawnPanel, p: Platform): number[] => panel.map((row) => row[`${p}_directive`] ?? 0);
const difficultyOf = ({tasks}: DrawnPanel): number[] => tasks.map(({difficulty}) => difficulty);
const sizeOf = ({panel}: DrawnPanel, p: Platform): number[] => panel.map((row) => Math.log(row[`${p}_n`]!));
const gapOf = (panel: DrawnPanel): number => mean(successOf(panel, "claude"))! - mean(successOf(panel, "api"))!;

describe("what is planted is what is drawn", () => {
  test("nothing but means: success and gap are the planted ones, labels are right on average", () => {
    const panel = drawn({});
    expect(mean(successOf(panel, "claude"))).toBeCloseTo(70, 0);
    expect(gapOf(panel)).toBeCloseTo(15, 0);
    for (const p of platforms) expect(labelledOf(panel, p)).toBeCloseTo(mean(successOf(panel, p))!, 0);
  });

  test.each([0, -10, 30])("a gap of %d", (gap) => expect(gapOf(drawn({gap}))).toBeCloseTo(gap, 0));

  test("a slope of directive moves its own side, by as much", () => {
    const panel = drawn({slope: {claude: -0.3, api: 0}});
    expect(slope(directiveOf(panel, "api"), successOf(panel, "claude"))).toBeCloseTo(-0.3, 1);
    expect(Math.abs(slope(directiveOf(panel, "api"), successOf(panel, "api")))).toBeLessThan(0.02);
    const other = drawn({slope: {claude: 0, api: 0.2}});
    expect(slope(directiveOf(other, "api"), successOf(other, "api"))).toBeCloseTo(0.2, 1);
    expect(Math.abs(slope(directiveOf(other, "api"), successOf(other, "claude")))).toBeLessThan(0.02);
  });

  test("without a slope directive and success are unrelated, though both vary", () => {
    const panel = drawn({spread: {shared: 6, own: both(8)}});
    for (const p of platforms) {
      expect(Math.abs(correlation(directiveOf(panel, "api"), successOf(panel, p)))).toBeLessThan(0.06);
      expect(deviation(successOf(panel, p))).toBeCloseTo(10, 0);
    }
  });

  test("difficulty that makes tasks directive and costs success: a slope appears that nobody planted", () => {
    const confounded = {difficulty: {directive: both(0.8), success: both(-8), shown: 0.3}};
    const panel = drawn(confounded);
    expect(correlation(difficultyOf(panel), directiveOf(panel, "api"))).toBeGreaterThan(0.3);
    expect(slope(difficultyOf(panel), successOf(panel, "claude"))).toBeCloseTo(-8, 0);
    expect(slope(directiveOf(panel, "api"), successOf(panel, "claude"))).toBeLessThan(-0.1);
    const onlyUse = drawn({difficulty: {...confounded.difficulty, success: both(0)}});
    expect(Math.abs(slope(directiveOf(onlyUse, "api"), successOf(onlyUse, "claude")))).toBeLessThan(0.02);
  });

  test("what shows difficulty shows more of it", () => {
    const seen = (shown: number): number => {
      const panel = drawn({difficulty: {...plain.difficulty, shown}});
      const times = panel.panel.map((row) => Math.log(row.claude_human_only_time!));
      return correlation(difficultyOf(panel), times);
    };
    expect(Math.abs(seen(0))).toBeLessThan(0.1);
    expect(seen(0.3)).toBeGreaterThan(0.3);
    expect(seen(1)).toBeGreaterThan(seen(0.3) + 0.2);
  });

  test("selection: what works is what is used on the API", () => {
    const upward = drawn({selection: {claude: 0, api: 6}});
    expect(correlation(sizeOf(upward, "api"), successOf(upward, "api"))).toBeGreaterThan(0.5);
    const downward = drawn({selection: {claude: 0, api: -6}});
    expect(correlation(sizeOf(downward, "api"), successOf(downward, "api"))).toBeLessThan(-0.5);
    expect(Math.abs(correlation(sizeOf(downward, "api"), successOf(downward, "claude")))).toBeLessThan(0.06);
  });

  test("spread: what the platforms share makes their successes agree", () => {
    const agreeing = drawn({spread: {shared: 10, own: both(1)}});
    expect(correlation(successOf(agreeing, "claude"), successOf(agreeing, "api"))).toBeGreaterThan(0.9);
    const apart = drawn({spread: {shared: 0, own: both(10)}});
    expect(Math.abs(correlation(successOf(apart, "claude"), successOf(apart, "api")))).toBeLessThan(0.06);
  });

  test("labels: bias by platform moves what is labelled and not what is true", () => {
    const panel = drawn({labels: {claude: labelled(1, 0.7), api: labelled(0.8, 1)}});
    const [claude, api] = [mean(successOf(panel, "claude"))!, mean(successOf(panel, "api"))!];
    expect([claude - 70, api - 55].every((off) => Math.abs(off) < 1)).toBe(true);
    expect(labelledOf(panel, "claude")).toBeCloseTo(claude + 0.3 * (100 - claude), 0);
    expect(labelledOf(panel, "api")).toBeCloseTo(0.8 * api, 0);
  });

  test("labels: bias in one mode moves the tasks that are used so", () => {
    const api = {...labelled(1, 1), directive: {sensitivity: 0.5, specificity: 1}};
    const panel = drawn({labels: {claude: labelled(1, 1), api}});
    const missed = panel.tasks.map(({sides}) => sides.api!.success - sides.api!.labelled);
    expect(correlation(directiveOf(panel, "api"), missed)).toBeGreaterThan(0.6);
    expect(labelledOf(panel, "claude")).toBeCloseTo(mean(successOf(panel, "claude"))!, 0);
  });

  test("fold: at 1 nothing is folded, at 15 small cells are", () => {
    const folded = ({panel}: DrawnPanel): number => panel.filter((row) => row.api_modes_folded !== null).length;
    expect(folded(drawn({fold: 1}))).toBe(0);
    expect(folded(drawn({fold: 15}))).toBeGreaterThan(500);
  });
});

test("a release meets the planted gap over its shared tasks, and says so", async () => {
  const {truth} = await written({truth: {...plain, gap: 12, fold: 15}});
  expect(truth.gap).toBeCloseTo(12, 6);
  const shared = truth.tasks.filter(({sides}) => sides.claude && sides.api);
  expect(shared).toHaveLength(210);
  expect(mean(shared, ({sides}) => sides.claude!.success)).toBeCloseTo(70, 6);
  expect(truth.planted).toMatchObject({gap: 12, success: 70});
});

test("a release with other planted parameters has the same tasks and sizes", async () => {
  const sizes = async (truth: Partial<PlantedTruth>): Promise<unknown> =>
    (await written({truth})).truth.tasks.map(({task, sides}) => [task, sides.claude?.n, sides.api?.n]);
  expect(await sizes({gap: 0, slope: both(0)})).toEqual(await sizes(februaryTruth));
});

function slope(x: readonly number[], y: readonly number[]): number {
  return (correlation(x, y) * deviation(y)!) / deviation(x)!;
}

function correlation(x: readonly number[], y: readonly number[]): number {
  const [mx, my] = [mean(x)!, mean(y)!];
  const sum = x.reduce((total, value, k) => total + (value - mx) * (y[k]! - my), 0);
  return sum / ((x.length - 1) * deviation(x)! * deviation(y)!);
}
