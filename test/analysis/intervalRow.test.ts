import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {intervalRow} from "../../src/analysis/estimators/Estimated.js";
import {listsSuccess} from "../../src/analysis/panel/selectTasks.js";
import {gapAfterTries} from "../../src/analysis/panel/severalTries.js";
import {lehmer, panelOf, spec, task} from "./panels.js";

describe("what is listed of a task", () => {
  it("is any success cell, the folded one too, on the platform asked", () => {
    const row = task("a.", {api_success_folded: 20});
    expect([listsSuccess(row, "api"), listsSuccess(row, "claude")]).toEqual([true, false]);
    expect(listsSuccess(task("b.", {claude_success: 0}), "claude")).toBe(true);
  });
});

describe("rows of plots", () => {
  const uniform = lehmer(5);
  const column = (from: number, to: number) => Array.from({length: 30}, () => from + (to - from) * uniform());
  const panel = panelOf({
    claude_success: column(60, 80),
    api_success: column(40, 60),
    claude_directive: column(10, 50),
    api_directive: column(20, 90),
    claude_learning: column(10, 30),
    api_learning: column(5, 15)
  });
  const mean = estimate(spec({estimator: "mean", predictor: null}), panel);
  const none = estimate(spec({estimator: "mean", predictor: null}), []);

  it("hold an answer with its interval, and nothing where there is none", () => {
    expect(intervalRow("all", mean, true)).toEqual([
      {name: "all", value: mean.value, interval: mean.interval, n: 30, marked: true}
    ]);
    expect(intervalRow("none", none)).toEqual([]);
  });

  it("let the gap fall with the tries, from the gap itself", () => {
    const curve = [1, 1.5, 2, 3].map((tries) => gapAfterTries(panel, spec({}).population, tries).value!);
    expect(curve[0]).toBeCloseTo(mean.value!, 10);
    for (let i = 1; i < curve.length; ++i) expect(curve[i]).toBeLessThan(curve[i - 1]!);
  });
});
