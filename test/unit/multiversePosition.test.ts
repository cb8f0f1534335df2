import {expect, test} from "vitest";

import {multiversePosition} from "../../src/analysis/models/multiverse.js";
import {specify} from "../../src/analysis/panel/specify.js";

const points = [
  {spec: specify(), value: -0.3},
  {spec: specify({estimator: "spearman"}), value: 0.1},
  {spec: specify({estimator: "partial", adjust: ["claude_n"]}), value: -0.1},
  {spec: specify({estimator: "pearson", predictor: "api_learning"}), value: null},
  {spec: specify({estimator: "ols_hc3"}), value: -20}
];

test("a correlation is held against correlations, sorted", () => {
  expect(multiversePosition(specify(), -0.2, points)).toEqual({values: [-0.3, -0.1, 0.1], below: 1, sameSide: 2});
});

test("a slope is held against slopes in the same unit only", () => {
  expect(multiversePosition(specify({estimator: "ols_hc3"}), -1, points)).toEqual({
    values: [-20],
    below: 1,
    sameSide: 1
  });
  const perHour = specify({estimator: "ols_hc3", predictor: "claude_human_only_time"});
  expect(multiversePosition(perHour, -1, points)).toBeNull();
});

test("a mean has no place among correlations", () => {
  expect(multiversePosition(specify({estimator: "mean"}), 15, points)).toBeNull();
});
