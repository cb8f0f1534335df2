import {describe, expect, it} from "vitest";

import {slopeParts} from "../../src/analysis/estimators/estimate.js";
import type {Cells} from "../../src/analysis/estimators/kitagawa.js";
import {cellsOfRows, decomposable, kitagawa} from "../../src/analysis/estimators/kitagawa.js";
import {sharedPopulation} from "../../src/analysis/panel/Specification.js";
import {fixturePanel} from "./fixtures.js";
import {lehmer, panelOf, spec} from "./panels.js";

describe("slopeParts", () => {
  const adjust = ["log_claude_human_only_time", "claude_human_education"] as const;

  it.each(["standin", "tied", "heteroskedastic", "tiny", "weighted", "extreme"])("add up on %s", (name) => {
    for (const weights of ["equal", "min_n"] as const)
      for (const estimator of ["ols_hc3", "ols_classical"] as const)
        for (const covariates of name === "tiny" ? [[]] : [[], adjust]) {
          const {gap, claude, api} = slopeParts(spec({estimator, weights, adjust: covariates}), fixturePanel(name));
          expect(Math.abs(gap.value! - (claude.value! - api.value!))).toBeLessThan(1e-12);
          expect(claude.n).toBe(gap.n);
        }
  });

  it("use the same tasks on both sides", () => {
    const panel = panelOf({
      claude_success: [80, 70, 60, 50, 75, null],
      api_success: [60, 62, null, 45, 50, 40],
      api_directive: [10, 22, 35, 40, 90, 20]
    });
    const {gap, claude, api} = slopeParts(spec({estimator: "ols_hc3"}), panel);
    expect([gap.n, claude.n, api.n]).toEqual([4, 4, 4]);
  });
});

describe("kitagawa", () => {
  it("splits a textbook pair", () => {
    const cells: Cells = {
      labels: ["easy", "hard"],
      weight: {claude: [80, 20], api: [20, 80]},
      rate: {claude: [90, 50], api: [80, 30]}
    };
    const {mean, difference, mix, rate, parts} = kitagawa(cells)!;
    expect(mean).toEqual({claude: 82, api: 40});
    expect(difference).toBeCloseTo(42, 12);
    expect(mix).toBeCloseTo(0.6 * 85 - 0.6 * 40, 12);
    expect(rate).toBeCloseTo(10 * 0.5 + 20 * 0.5, 12);
    expect(parts().map((part) => part.mix)).toEqual(
      [0.6 * (85 - 61), -0.6 * (40 - 61)].map((v) => expect.closeTo(v, 12))
    );
  });

  it("adds up, over random cells", () => {
    const random = lehmer(9);
    for (let trial = 0; trial < 200; ++trial) {
      const labels = Array.from({length: 1 + (trial % 20)}, (_, i) => String(i));
      const column = (): number[] => labels.map(() => 1 + 99 * random());
      const both = () => ({claude: column(), api: column()});
      const cells: Cells = {labels, weight: both(), rate: both()};
      const {difference, mix, rate, parts} = kitagawa(cells)!;
      expect(Math.abs(difference - mix - rate)).toBeLessThan(1e-12);
      expect(Math.abs(parts().reduce((a, part) => a + part.mix + part.rate, 0) - difference)).toBeLessThan(1e-12);
    }
  });

  it("has the same whole by task and by SOC major group", () => {
    const panel = fixturePanel("standin");
    const byTask = kitagawa(cellsOfRows(decomposable(panel, sharedPopulation), "task")())!;
    const byGroup = kitagawa(cellsOfRows(decomposable(panel, sharedPopulation), "soc_major")())!;
    expect(byTask.difference).toBeCloseTo(byGroup.difference, 10);
    expect(byTask.parts()).toHaveLength(258);
    expect(
      byGroup
        .parts()
        .map(({label}) => label)
        .sort()
    ).toContain("none");
  });

  it("has no answer without weight", () => {
    expect(kitagawa({labels: [], weight: {claude: [], api: []}, rate: {claude: [], api: []}})).toBeNull();
    expect(kitagawa({labels: ["a"], weight: {claude: [1], api: [0]}, rate: {claude: [1], api: [1]}})).toBeNull();
  });
});
