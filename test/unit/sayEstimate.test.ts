import {describe, expect, test} from "vitest";

import type {Estimate} from "../../src/analysis/estimators/Estimated.js";
import type {Estimator} from "../../src/analysis/panel/Specification.js";
import {estimators, specify} from "../../src/analysis/panel/specify.js";
import {sayEstimate, sayTitle} from "../../src/analysis/words/sayEstimate.js";

const found = (value: number, low: number, high: number): Estimate => ({
  estimable: true,
  value,
  interval: [low, high],
  p: 0.01,
  n: 258,
  method: "m"
});

describe("the words follow the side of zero the interval lies on", () => {
  test.each([
    ["pearson", /higher API directive share goes with a higher success gap/, /goes with a lower success gap/],
    ["spearman", /higher API directive share goes with a higher success gap/, /goes with a lower success gap/],
    ["partial", /higher API directive share goes with a higher success gap/, /goes with a lower success gap/],
    ["ols_hc3", /success gap is 0.30 pp higher for each point more/, /0.30 pp lower .*\(slope −0.30, 95 %/],
    ["mean", /0.3 pp higher on Claude.ai than through the API/, /0.3 pp higher through the API .*\(gap −0.3/]
  ] as const)("%s", (estimator, above, below) => {
    const spec = specify({estimator});
    expect(sayEstimate(spec, found(0.3, 0.1, 0.5))).toMatch(above);
    expect(sayEstimate(spec, found(-0.3, -0.5, -0.1))).toMatch(below);
    const unclear = sayEstimate(spec, found(0.3, -0.1, 0.7));
    expect(unclear).toMatch(/no clear|neither platform is clearly ahead/);
    expect(unclear).not.toMatch(above);
    expect(unclear).not.toMatch(below);
  });

  test("titles too", () => {
    expect(sayTitle(specify(), found(0.3, 0.1, 0.5))).toBe(
      "The higher API directive share, the higher the success gap"
    );
    expect(sayTitle(specify(), found(-0.3, -0.5, -0.1))).toBe(
      "The higher API directive share, the lower the success gap"
    );
    expect(sayTitle(specify(), found(0.3, -0.5, 0.6))).toBe(
      "API directive share and success gap show no clear relation"
    );
  });
});

test("a part of the gap is said with the line it is by", () => {
  const own = specify({estimator: "oaxaca", outcome: "claude_success", predictor: "claude_directive"});
  expect(sayEstimate(own, found(13.6, 9.9, 17.3))).toContain(
    "the difference in directive share between the platforms accounts for 13.6 pp of the mean success gap, by the line of " +
      "Claude.ai success (95 % interval 9.9 to 17.3, p = 0.010)"
  );
  const both = specify({estimator: "oaxaca", predictor: "directive_difference"});
  expect(sayEstimate(both, found(3.3, -0.1, 6.6))).toContain("the directive difference accounts for 3.3 pp");
});

test("a bend is said in per cent of the variation", () => {
  expect(sayEstimate(specify({estimator: "quadratic"}), found(0.112, 0.045, 0.208))).toContain(
    "a bend in API directive share explains 11.2 % more of the variation of the success gap than a straight line (95 % " +
      "interval 4.5 to 20.8, p = 0.010)"
  );
  expect(sayTitle(specify({estimator: "quadratic"}), found(0.112, 0.045, 0.208))).not.toMatch(/higher|lower/);
});

test("a population of one platform is said as such", () => {
  const spec = specify({
    outcome: "claude_success",
    predictor: "log_claude_speedup",
    population: {platform: "claude", require: ["claude_success"], min_n: 50}
  });
  expect(sayEstimate(spec, found(-0.46, -0.49, -0.43))).toMatch(
    /^Across 258 tasks on Claude\.ai with Claude\.ai success published, with log speed-up \(Claude\.ai\) published too, with at least 50 conversations on Claude\.ai, /
  );
  const all = specify({population: {platform: "claude", require: []}});
  expect(sayEstimate(all, found(-0.46, -0.49, -0.43))).toMatch(
    /^Across 258 tasks on Claude\.ai, with success gap and API directive share published, /
  );
});

test("what a task must publish beside its population's cells is said; what follows from them is not", () => {
  const adjust = ["claude_human_education", "claude_automation"] as const;
  const said = sayEstimate(specify({estimator: "ols_hc3", adjust}), found(-0.2, -0.3, -0.1));
  expect(said).toContain(
    "published on both platforms, with Claude.ai human education and Claude.ai automation share published too, the"
  );
  expect(sayEstimate(specify(), found(-0.2, -0.3, -0.1))).not.toContain("too");
});

test.each([
  [
    found(0.004, 0.001, 0.007),
    "is higher by 0.0040 pp for each point more of API directive share, for each point more of Claude.ai learning share (95 % interval"
  ],
  [
    found(-0.004, -0.007, -0.001),
    "is lower by 0.0040 pp for each point more of API directive share, for each point more of Claude.ai learning share (interaction −0.0040, 95 %"
  ],
  [found(0.001, -0.002, 0.004), "shows no clear change with Claude.ai learning share: 0.0010 pp"]
])("an interaction is what a slope does with another variable: %#", (answer, words) => {
  const spec = specify({estimator: "ols_hc3", moderator: "claude_learning"});
  expect(sayEstimate(spec, answer)).toContain(`the slope of the success gap on API directive share ${words}`);
});

test("an end that is not 0 never reads 0", () => {
  expect(sayEstimate(specify({estimator: "ols_hc3"}), found(-0.15, -0.3, -0.0004))).toContain("−0.30 to −0.0004");
});

test.each(Object.keys(estimators) as Estimator[])("%s says why there is no answer", (estimator) => {
  const answer = {
    estimable: false,
    value: null,
    interval: null,
    p: null,
    n: 2,
    method: "m",
    reason: "too few"
  } as const;
  expect(sayEstimate(specify({estimator}), answer)).toBe("No answer: too few.");
});

test("a population is said in full", () => {
  const spec = specify({
    population: {
      pseudo_tasks: false,
      min_n: 1000,
      soc: ["15"],
      text: "<b>write</b>",
      ranges: [{variable: "gap", min: 0, max: null}]
    }
  });
  expect(sayEstimate(spec, found(0.3, 0.1, 0.5))).toContain(
    "Across 258 tasks with success, directive and learning shares published on both platforms, with at least 1,000 " +
      "conversations on each platform, in the occupations Computer and mathematical, whose text contains “<b>write</b>”, with success gap " +
      "of 0 or more, labels that are not tasks left out, "
  );
});

describe("an occupation parts the tasks in two", () => {
  test.each([
    ["pearson", /, being computer and mathematical work goes with a lower success gap/],
    ["ols_hc3", /gap is 0.30 pp lower in computer and mathematical work than in the rest \(slope −0.30, 95 %/]
  ] as const)("%s", (estimator, words) => {
    const spec = specify({estimator, predictor: "soc_15"});
    expect(sayEstimate(spec, found(-0.3, -0.5, -0.1))).toMatch(words);
    expect(sayTitle(spec, found(-0.3, -0.5, -0.1))).toBe(
      "Success gap is lower in computer and mathematical work than in the rest"
    );
  });
});

test("a mean on a scale is said as such", () => {
  const spec = specify({estimator: "mean", outcome: "api_autonomy"});
  expect(sayEstimate(spec, found(3.2, 3.1, 3.3))).toContain(
    "API AI autonomy is 3.20 on the scale from 1 to 5 on average"
  );
});
