import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {
  boundedRow,
  describeTasks,
  intervalRow,
  triesCurve,
  visibleSuccess
} from "../../src/analysis/models/limitsModels.js";
import {listsSuccess} from "../../src/analysis/panel/selectTasks.js";
import {lehmer, panelOf, spec, task} from "./panels.js";

describe("what is listed of a task", () => {
  it("is any success cell, the folded one too, on the platform asked", () => {
    const row = task("a.", {api_success_folded: 20});
    expect([listsSuccess(row, "api"), listsSuccess(row, "claude")]).toEqual([true, false]);
    expect(listsSuccess(task("b.", {claude_success: 0}), "claude")).toBe(true);
  });

  it("is drawn where success and conversations are published", () => {
    const rows = [task("a.", {claude_success: 70, api_success: 0}), task("b.", {claude_success: 50, claude_n: null})];
    expect(visibleSuccess(rows)).toEqual([
      {task: "a.", platform: "claude", n: 100, success: 70},
      {task: "a.", platform: "api", n: 100, success: 0}
    ]);
  });

  it("is described by the smaller platform; what is not published is null", () => {
    const rows = [task("a.", {claude_n: 40, claude_success: 60}), task("b.", {api_n: 20}), task("c.", {api_n: null})];
    expect(describeTasks(rows)).toMatchObject({tasks: 3, median_n: 30, claude_success: {n: 1}});
    expect(describeTasks([])).toMatchObject({tasks: 0, median_n: null, claude_success: {estimable: false}});
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
    expect(boundedRow("none", "bounds", none)).toEqual([]);
  });

  it("give bounds no best guess", () => {
    expect(boundedRow("all", "interval", mean)[0]!.value).toBe(mean.value);
    expect(boundedRow("all", "bounds", mean)[0]).toMatchObject({value: null, interval: mean.interval});
  });

  it("let the gap fall with the tries, from the gap itself", () => {
    const curve = triesCurve(panel);
    expect(curve).toHaveLength(21);
    expect(curve[0]!.tries).toBe(1);
    expect(curve[0]!.value).toBeCloseTo(mean.value!, 10);
    for (let i = 1; i < curve.length; ++i) expect(curve[i]!.value).toBeLessThan(curve[i - 1]!.value);
    expect(triesCurve([])).toEqual([]);
  });
});
