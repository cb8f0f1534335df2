import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {leaveOneGroupOut, leaveOneTaskOut} from "../../src/analysis/models/influence.js";
import {fixturePanel} from "./fixtures.js";
import {spec} from "./panels.js";

const panel = fixturePanel("standin");

describe("influence", () => {
  const small = panel.slice(0, 40);

  it("leaves out each task once", () => {
    const all = leaveOneTaskOut(spec(), small);
    expect(all).toHaveLength(40);
    const {left_out, value, change} = all[0]!;
    const rest = small.filter((row) => row.task !== left_out);
    expect(value).toBe(estimate(spec(), rest).value);
    expect(change).toBeCloseTo(value! - estimate(spec(), small).value!, 14);
    expect(all.every((one) => Math.abs(one.change!) <= Math.abs(change!))).toBe(true);
  });

  it("agrees with the closed form for a slope", () => {
    const asked = spec({estimator: "ols_hc3"});
    const x = small.map((row) => row.api_directive!);
    const mean = x.reduce((a, v) => a + v, 0) / x.length;
    const squares = x.reduce((a, v) => a + (v - mean) ** 2, 0);
    const {value: slope, details} = estimate(asked, small) as Estimated;
    for (const {left_out, change} of leaveOneTaskOut(asked, small)) {
      const row = small.find(({task}) => task === left_out)!;
      const from = row.api_directive! - mean;
      const residual = row.claude_success! - row.api_success! - details!.intercept! - slope * row.api_directive!;
      const leverage = 1 / x.length + (from * from) / squares;
      expect(change).toBeCloseTo((-from / squares) * (residual / (1 - leverage)), 10);
    }
  });

  it("leaves out each SOC major group, with the tasks that have none as one", () => {
    const groups = leaveOneGroupOut(spec(), panel);
    expect(groups.reduce((a, {tasks}) => a + tasks, 0)).toBe(258);
    expect(groups.map(({left_out}) => left_out)).toContain("none");
  });
});
