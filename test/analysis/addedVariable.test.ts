import {describe, expect, test} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import {addedVariable} from "../../src/analysis/estimators/fittedLine.js";
import {sampleOf} from "../../src/analysis/panel/Sample.js";
import type {Specification} from "../../src/analysis/panel/Specification.js";
import {fixturePanel} from "./fixtures.js";
import {spec} from "./panels.js";

const panel = fixturePanel("standin");
const adjust = ["log_claude_human_only_time", "claude_human_education"] as const;

function plot(changes: Partial<Specification>): ReturnType<typeof addedVariable> {
  const asked = spec(changes);
  return addedVariable(asked.estimator, sampleOf(asked, panel), estimate(asked, panel));
}

/** Slope of y on x by covariance over variance. */
function slopeOf(x: readonly number[], y: readonly number[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, v) => a + v, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((a, v, i) => a + (v - mx) * (y[i]! - my), 0) / x.reduce((a, v) => a + (v - mx) ** 2, 0);
}

describe("the added-variable plot", () => {
  test.each([{adjust}, {moderator: "claude_learning"}, {moderator: "claude_learning", adjust}] as const)(
    "has the slope that the estimate says, in dots and in the line: %o",
    (changes) => {
      const {value} = estimate(spec({estimator: "ols_hc3", ...changes}), panel);
      const {x, y, line} = plot({estimator: "ols_hc3", ...changes})!;
      expect(slopeOf(x, y)).toBeCloseTo(value!, 10);
      const [from, to] = [line.path[0]!, line.path.at(-1)!];
      expect((to.y - from.y) / (to.x - from.x)).toBeCloseTo(value!, 10);
    }
  );

  test("has a band as wide as the slope's interval; none for a correlation", () => {
    const slope = estimate(spec({estimator: "ols_hc3", adjust}), panel);
    const {low, high, x} = plot({estimator: "ols_hc3", adjust})!.line.path.at(-1)!;
    const {x: from} = plot({estimator: "ols_hc3", adjust})!.line.path[0]!;
    expect(high - low).toBeGreaterThan(0);
    expect((high - low) / (x - from)).toBeLessThan(slope.interval![1] - slope.interval![0]);
    expect(plot({estimator: "partial", adjust})!.line.path.every(({y, low, high}) => low === y && high === y)).toBe(
      true
    );
  });

  test("is drawn only where something is held fixed, and a line is what is asked for", () => {
    expect(plot({estimator: "ols_hc3"})).toBeNull();
    expect(plot({estimator: "quadratic", adjust})).toBeNull();
  });
});

test("an interaction is refused where no slope is asked for", () => {
  expect(estimate(spec({moderator: "claude_learning"}), panel)).toMatchObject({
    estimable: false,
    reason: "this estimator takes no interaction: a slope does"
  });
});
