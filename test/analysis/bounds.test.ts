import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {outcomeBounds, smallestNamedCell, successBounds} from "../../src/analysis/estimators/outcomeBounds.js";
import type {Panel, PanelRow} from "../../src/analysis/panel/Panel.js";
import type {Specification} from "../../src/analysis/panel/Specification.js";
import {lehmer, spec, task} from "./panels.js";

function bounds(panel: Panel, changes: Partial<Specification> = {}): Estimated {
  const answer = estimate(spec({estimator: "bounds_mean", predictor: null, ...changes}), panel);
  if (!answer.estimable) throw new Error(answer.reason);
  return answer;
}

describe("successBounds", () => {
  const at = (values: Partial<PanelRow>) => successBounds(task("a.", values), "api", 15);

  it("yes published: exact, as what is folded beside it is the other label", () => {
    expect(at({api_success: 70, api_failure: 30})).toEqual([70, 70]);
    expect(at({api_success: 90, api_success_folded: 10})).toEqual([90, 90]);
    expect(at({api_success: 100})).toEqual([100, 100]);
  });

  it("yes published beside what can't be the other label alone: from yes to yes + folded", () => {
    expect(at({api_success: 70, api_failure: 25, api_success_folded: 5})).toEqual([70, 75]);
    expect(at({api_success: 80, api_success_folded: 20})).toEqual([80, 100]);
    expect(at({api_success: 90, api_success_folded: 10, api_n: null})).toEqual([90, 100]);
    expect(at({api_success: 85, api_success_folded: 15})).toEqual([85, 100]);
    expect(at({api_success: 86, api_success_folded: 14})).toEqual([86, 86]);
  });

  it("yes folded: no more than 14 conversations, nor more than were folded", () => {
    expect(at({api_failure: 80, api_success_folded: 20})).toEqual([0, 14]);
    expect(at({api_failure: 92, api_success_folded: 8})).toEqual([0, 8]);
    expect(at({api_success_folded: 100, api_n: 20})).toEqual([0, 70]);
    expect(at({api_failure: 100})).toEqual([0, 0]);
  });

  it("yes folded where the publisher folds from another number on: fewer than that", () => {
    const cells = task("a.", {api_failure: 80, api_success_folded: 20});
    expect(successBounds(cells, "api", 10)).toEqual([0, 9]);
    expect(successBounds(cells, "api", 30)).toEqual([0, 20]);
    expect(successBounds(cells, "api", 9.5)).toEqual([0, 9.5]);
    expect(successBounds(cells, "api", null)).toEqual([0, 20]);
  });

  it("nothing published: anything", () => expect(at({})).toEqual([0, 100]));

  it("yes folded without a count: not known", () => expect(at({api_failure: 80, api_n: null})).toBeNull());
});

describe("smallestNamedCell", () => {
  it("is the fewest conversations of any named cell, modes and both platforms included", () => {
    const panel = [
      task("a.", {claude_n: 70, claude_success: (100 * 30) / 70, claude_success_folded: 2}),
      task("b.", {api_n: 40, api_validation: (100 * 11) / 40, api_modes_folded: 5})
    ];
    expect(smallestNamedCell(panel)).toBe(11);
    expect(smallestNamedCell(panel.slice(0, 1))).toBe(30);
  });

  it("is not known without counts or without cells", () => {
    expect(smallestNamedCell([task("a.", {claude_n: null, api_n: null, api_success: 50})])).toBeNull();
    expect(smallestNamedCell([task("a.")])).toBeNull();
  });
});

describe("bounds_mean and bounds_share_positive", () => {
  const panel = [
    task("both.", {claude_success: 80, api_success: 50, api_failure: 45, api_success_folded: 5}),
    task("api folded.", {claude_success: 60, api_failure: 90, api_success_folded: 10}),
    task("api unknown.", {claude_success: 40}),
    task("one platform.", {claude_success: 90, api_n: null})
  ];

  it("are the means of the tasks' bounds, over shared tasks", () => {
    expect(outcomeBounds(panel[0]!, "gap", 15)).toEqual([25, 30]);
    expect(outcomeBounds(panel[1]!, "gap", 15)).toEqual([50, 60]);
    expect(outcomeBounds(panel[2]!, "gap", 15)).toEqual([-60, 40]);
    const answer = bounds(panel);
    expect(answer.interval![0]).toBeCloseTo((25 + 50 - 60) / 3, 12);
    expect(answer.interval![1]).toBeCloseTo((30 + 60 + 40) / 3, 12);
    expect(answer).toMatchObject({value: 30, n: 3, p: null, details: {published_tasks: 1}});
    expect(answer.method).toContain("not a confidence interval");
    const share = bounds(panel, {estimator: "bounds_share_positive"});
    expect(share.interval![0]).toBeCloseTo(200 / 3, 12);
    expect(share.interval![1]).toBeCloseTo(100, 12);
    expect(share.value).toBe(100);
  });

  it("fall back on the middle when no gap is published", () => {
    const answer = bounds(panel.slice(1));
    expect(answer.value).toBeCloseTo((50 - 60 + 60 + 40) / 4, 12);
    expect(answer.method).toContain("value the middle of the bounds");
  });

  it("shrink to the mean when all is published", () => {
    const full = [70, 40, 90].map((yes, i) =>
      task(`${i}.`, {claude_success: yes, claude_failure: 100 - yes, api_success: 50, api_failure: 50})
    );
    expect(bounds(full).interval).toEqual([50 / 3, 50 / 3].map((v) => expect.closeTo(v, 10)));
  });

  it("hold the truth behind any folding of any counts, from any number on", () => {
    const random = lehmer(5);
    const whole = (most: number): number => Math.floor(random() * (most + 1));
    for (let trial = 0; trial < 400; ++trial) {
      const fold = 1 + whole(40);
      const hidden = Array.from({length: 1 + whole(30)}, (_, i) => {
        const side = (): {n: number; yes: number} => {
          const n = fold + whole(120);
          return {n, yes: whole(n)};
        };
        return {name: `${i}.`, claude: side(), api: side()};
      });
      const published = hidden.map(({name, claude, api}) =>
        task(name, {...folded("claude", claude, fold), ...folded("api", api, fold)})
      );
      const gaps = hidden.map(({claude, api}) => (100 * claude.yes) / claude.n - (100 * api.yes) / api.n);
      const truth = gaps.reduce((a, v) => a + v, 0) / gaps.length;
      const ahead = (100 * gaps.filter((v) => v > 1e-9).length) / gaps.length;
      const inside = ({interval}: Estimated, value: number): void => {
        expect(interval![0]).toBeLessThanOrEqual(value + 1e-9);
        expect(interval![1]).toBeGreaterThanOrEqual(value - 1e-9);
      };
      inside(bounds(published), truth);
      inside(bounds(published, {estimator: "bounds_share_positive"}), ahead);
    }
  });
});

/** What the publisher shows of yes and no counts: cells from `fold` on, the rest in one. */
function folded(platform: "claude" | "api", {n, yes}: {n: number; yes: number}, fold: number): Partial<PanelRow> {
  const cells = {success: yes, failure: n - yes};
  const share = (count: number): number | null => (count >= fold ? (100 * count) / n : null);
  const rest = Object.values(cells).reduce((a, count) => a + (count < fold ? count : 0), 0);
  return {
    [`${platform}_n`]: n,
    [`${platform}_success`]: share(cells.success),
    [`${platform}_failure`]: share(cells.failure),
    [`${platform}_success_folded`]: rest > 0 ? (100 * rest) / n : null
  };
}
