import {describe, expect, it} from "vitest";

import {slopeParts} from "../../src/analysis/estimators/estimate.js";
import {
  crossoverAddress,
  crossoverOf,
  crossoverPower,
  standardCrossover,
  usersNeeded
} from "../../src/analysis/models/crossover.js";
import {
  confoundingBy,
  difficulty,
  perDoubling,
  yardstickAddress,
  yardstickModel,
  yardsticks,
  yardsticksFor
} from "../../src/analysis/models/difficulty.js";
import {gapSlope} from "../../src/analysis/models/labelAnswers.js";
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

it("difficulty held fixed takes a slope away that is all education's", () => {
  const plain = slopeParts(gapSlope, panel).gap.value!;
  expect(plain).toBeGreaterThan(0.08);
  expect(Math.abs(slopeParts({...gapSlope, adjust: difficulty}, panel).gap.value!)).toBeLessThan(plain / 2);
});

it("a slope for each doubling is that for each factor of e, times ln 2, with its interval", () => {
  const slope = slopeParts({...gapSlope, predictor: "log_claude_human_only_time"}, panel).gap;
  const doubling = perDoubling(slope);
  expect(doubling.value).toBeCloseTo(slope.value! * Math.LN2, 12);
  expect(doubling.interval![0]).toBeCloseTo(slope.interval![0] * Math.LN2, 12);
});

describe("confounding by a yardstick", () => {
  it.each(Object.keys(yardsticks) as (keyof typeof yardsticks)[])("%s is benchmarked alone", (yardstick) => {
    const report = confoundingBy(panel, yardstick);
    if (!report.estimable) throw new Error(report.reason);
    expect(new Set(report.benchmarks.map(({covariate}) => covariate))).toEqual(new Set([yardstick]));
    const {interval, slope} = report;
    expect((interval[0] + interval[1]) / 2).toBeCloseTo(slope.slope, 12);
  });

  it.each(difficulty)(
    "%s as the predictor is no yardstick for itself, and never held fixed beside itself",
    (predictor) => {
      expect(yardsticksFor(predictor)).not.toContain(predictor);
      for (const yardstick of yardsticksFor(predictor)) {
        const model = yardstickModel(yardstick, predictor);
        expect(model.adjust).not.toContain(predictor);
        expect(confoundingBy(panel, yardstick, predictor)).toMatchObject({estimable: true});
      }
      expect(yardsticksFor(predictor)).toContain(yardstickAddress(predictor).standard);
    }
  );

  it("has an address, and says what it doesn't know", () => {
    const address = yardstickAddress("api_directive");
    expect(address.write("claude_directive")).toBe("yardstick=claude_directive");
    expect(address.write(address.standard)).toBe("");
    const {state, problems} = address.read("?yardstick=mood&power=90", ["power"]);
    expect(state).toBe(address.standard);
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

  it("need as many people as reach the power", () => {
    const needed = usersNeeded(crossoverOf(standard, 70), 0.8)!;
    expect(crossoverPower(crossoverOf(standard, 70), needed)).toBeGreaterThanOrEqual(0.8);
  });
});
