import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {splitHalves, transfer} from "../../src/analysis/models/transfer.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {sampleOf} from "../../src/analysis/panel/Sample.js";
import {fixturePanel} from "./fixtures.js";
import {panelOf, spec} from "./panels.js";

const panel = fixturePanel("standin");

describe("transfer", () => {
  const line = (slope: number, intercept: number, noise = [1, -1, 0.5, -0.5, 1, -1]) =>
    panelOf({
      api_directive: [10, 20, 30, 40, 50, 60],
      claude_success: [10, 20, 30, 40, 50, 60].map((v, i) => intercept + slope * v + noise[i]!),
      api_success: [0, 0, 0, 0, 0, 0]
    });
  const asked = spec({estimator: "ols_hc3"});
  const on = (tasks: Panel) => sampleOf(asked, tasks);

  it("to itself has the R² of the fit", () => {
    const {value: r} = estimate(spec(), panel);
    const result = transfer(on(panel), on(panel));
    expect(result).toMatchObject({estimable: true, same_sign: true, r2: expect.closeTo(r! * r!, 10)});
  });

  it("tells a wrong level from a wrong slope", () => {
    const lifted = transfer(on(line(0.5, 10)), on(line(0.5, 40)));
    const turned = transfer(on(line(0.5, 10)), on(line(-0.5, 40)));
    if (!lifted.estimable || !turned.estimable) throw new Error("not estimable");
    expect(lifted.r2).toBeLessThan(0);
    expect(lifted).toMatchObject({same_sign: true, scored_slope: expect.closeTo(lifted.fitted_slope, 12)});
    expect(turned.same_sign).toBe(false);
    expect(turned.r2).toBeLessThan(0);
  });

  it("says where it cannot be fitted", () => {
    const flat = panelOf({api_directive: [10, 10, 10], claude_success: [1, 2, 4], api_success: [0, 0, 0]});
    expect(transfer(on(flat), on(panel))).toMatchObject({
      reason: expect.stringMatching(/^where it is fitted: the predictor/)
    });
    expect(transfer(on(panel), on(flat))).toMatchObject({
      reason: expect.stringMatching(/^where it is scored: the predictor/)
    });
  });

  it("of split halves repeats itself and describes its splits", () => {
    const once = splitHalves(asked, panel, {splits: 200});
    if (!once.estimable) throw new Error(once.reason);
    expect(once).toEqual(splitHalves(asked, panel, {splits: 200}));
    expect(once).not.toEqual(splitHalves(asked, panel, {splits: 200, seed: 1}));
    const {low, median, high} = once.scored_slope;
    expect(low).toBeLessThan(median);
    expect(median).toBeLessThan(high);
    expect(median).toBeCloseTo(estimate(asked, panel).value!, 1);
    expect(once.same_sign).toBe(once.all.filter((split) => split.fitted_slope * split.scored_slope > 0).length / 200);
    expect(splitHalves(asked, panel.slice(0, 4))).toMatchObject({estimable: false});
  });
});
