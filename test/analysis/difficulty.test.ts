import {describe, expect, it} from "vitest";

import {crossoverPower, usersNeeded} from "../../src/analysis/crossover.js";
import {crossoverAddress, crossoverOf, standardCrossover} from "../../src/analysis/crossoverChoice.js";
import {adjustedModels, confoundingBy, yardstickAddress, yardsticks} from "../../src/analysis/difficulty.js";
import {estimate} from "../../src/analysis/estimate.js";
import {gapSlope} from "../../src/analysis/labelAnswers.js";
import {sayBenchmarks, sayRobustness} from "../../src/analysis/sayConfounding.js";
import {sayCrossover, sayEnough} from "../../src/analysis/sayCrossover.js";
import {lehmer, panelOf} from "./panels.js";

const random = lehmer(9);
const column = (from: number, to: number): number[] => Array.from({length: 60}, () => from + random() * (to - from));
const education = column(8, 17);
const api_directive = education.map((e) => 3 * (e - 8) + 60 * random());
const panel = panelOf({
  claude_success: column(60, 80),
  api_success: education.map((e, i) => 90 - 3 * e + 6 * Math.sin(i)),
  claude_directive: column(10, 60),
  api_directive,
  claude_learning: column(5, 40),
  api_learning: column(1, 10),
  claude_human_only_time: column(0.5, 8),
  claude_human_education: education,
  claude_n: column(100, 900),
  api_n: column(100, 900)
});

describe("adjusted models", () => {
  const models = adjustedModels(panel);

  it("are the specification with covariates, and their sides add up", () => {
    expect(models[0]!.gap).toEqual(estimate(gapSlope, panel));
    for (const {name, gap, claude, api} of models)
      if (claude.estimable && api.estimable) expect(gap.value, name).toBeCloseTo(claude.value - api.value, 10);
  });

  it("take a slope away that is all education's", () => {
    const of = (name: string): number => models.find((model) => model.name === name)!.gap.value!;
    expect(of("nothing held fixed")).toBeGreaterThan(0.08);
    expect(Math.abs(of("time, education"))).toBeLessThan(of("nothing held fixed") / 2);
  });
});

describe("confounding by a yardstick", () => {
  it.each(Object.keys(yardsticks) as (keyof typeof yardsticks)[])("%s is benchmarked alone", (yardstick) => {
    const report = confoundingBy(panel, yardstick);
    if (!report.estimable) throw new Error(report.reason);
    expect(new Set(report.benchmarks.map(({covariate}) => covariate))).toEqual(new Set([yardstick]));
    expect(sayRobustness(report, yardstick)).toMatch(
      /^A confounder would need to explain \d+\.\d % of what is left of both/
    );
  });

  it("says what one as strong would do, unless no clear slope is left", () => {
    const benchmark = {covariate: "claude_human_education" as const, predictor: 0.06, outcome: 0.07, se: 0.05, df: 253};
    const report = {
      estimable: true as const,
      n: 258,
      slope: {slope: -0.19, se: 0.05, df: 254},
      value: 0.21,
      significant: 0.1,
      partial_r2: 0.05,
      benchmarks: [
        {...benchmark, times: 1, slope: -0.14, interval: [-0.24, -0.04] as const},
        {...benchmark, times: 2, slope: -0.08, interval: [-0.18, 0.02] as const}
      ]
    };
    const sentence = sayBenchmarks(report, "claude_human_education");
    expect(sentence).toContain("would move the slope to −0.14 (−0.24 to −0.04); one twice as strong to −0.08");
    expect(sayBenchmarks({...report, benchmarks: []}, "claude_human_education")).toMatch(/^Nothing can be as strong/);
    expect(sayBenchmarks({...report, significant: 0}, "claude_human_education")).toContain("no clear slope is left");
    expect(sayRobustness({...report, significant: 0}, "claude_human_education")).toContain("includes zero as it is");
  });

  it("has an address, and says what it doesn't know", () => {
    expect(yardstickAddress.write("claude_directive")).toBe("yardstick=claude_directive");
    expect(yardstickAddress.write(yardstickAddress.standard)).toBe("");
    const {state, problems} = yardstickAddress.read("?yardstick=mood&power=90", ["power"]);
    expect(state).toBe(yardstickAddress.standard);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("“mood” is not one of the choices");
  });
});

describe("crossover plans", () => {
  const standard = standardCrossover(15.9);
  const address = crossoverAddress(standard);

  it("start from the gap that was seen, within what the controls offer", () => {
    expect(standard).toEqual({difference: 16, power: 80, tasks: 5, correlation: 20});
    expect(standardCrossover(-0.2).difference).toBe(1);
    expect(standardCrossover(70).difference).toBe(40);
  });

  it("come back from their address; what is others' stays unread", () => {
    const plan = {difference: 8, power: 90, tasks: 3, correlation: 35};
    expect(address.write(plan)).toBe("difference=8&power=90&tasks=3&correlation=35");
    expect(address.read("?difference=8&power=90&tasks=3&correlation=35")).toEqual({state: plan, problems: []});
    expect(address.read("?yardstick=x&difference=90", "others").problems).toEqual([
      "“difference”: “90” is not a whole number from 1 to 40. Its default is used."
    ]);
    expect(address.read("?correlation=33").problems[0]).toContain("a number in steps of 5 from 0 to 90");
  });

  it("keep both platforms between 0 and 100 %", () => {
    for (const better of [0, 20, 70, 100]) {
      const {claude, api} = crossoverOf({...standard, difference: 40}, better);
      expect(api).toBeGreaterThan(0);
      expect(claude).toBeLessThan(100);
      expect(claude - api).toBe(40);
    }
  });

  it("say the number that reaches the power", () => {
    const needed = usersNeeded(crossoverOf(standard, 70), 0.8)!;
    expect(crossoverPower(crossoverOf(standard, 70), needed)).toBeGreaterThanOrEqual(0.8);
    expect(sayCrossover(standard, 70)).toContain(`${needed} people are needed who each do 5 tasks on each platform`);
    expect(sayEnough({...standard, tasks: 1}, 70)).toMatch(/^\d+ people with 1 task on each platform are enough/);
  });
});
