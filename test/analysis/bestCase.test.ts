import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {extrapolation} from "../../src/analysis/models/extrapolation.js";
import {occupationsFixed} from "../../src/analysis/models/requirementEffects.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {selectTasks} from "../../src/analysis/panel/selectTasks.js";
import type {Population, Specification} from "../../src/analysis/panel/Specification.js";
import {sharedPopulation} from "../../src/analysis/panel/Specification.js";
import {fixturePanel} from "./fixtures.js";
import {lehmer, panelOf, spec, task} from "./panels.js";

const ask = (panel: Panel, changes: Partial<Specification>): Estimated => {
  const answer = estimate(spec(changes), panel, {replicates: 200});
  if (!answer.estimable) throw new Error(answer.reason);
  return answer;
};
const reason = (panel: Panel, changes: Partial<Specification>): string => {
  const answer = estimate(spec(changes), panel);
  return answer.estimable ? "" : answer.reason;
};

describe("oaxaca", () => {
  /** Success falls by `slope` points a point of directive use on both platforms, the API's use is 25 points more directive. */
  function planted(slope: number): Panel {
    const random = lehmer(2);
    const rows = Array.from({length: 400}, () => {
      const directive = 20 + 40 * random();
      return {own: directive, other: directive + 15 + 20 * random(), noise: () => 6 * (random() - 0.5)};
    });
    return panelOf({
      claude_directive: rows.map(({own}) => own),
      api_directive: rows.map(({other}) => other),
      claude_success: rows.map(({own, noise}) => 80 + slope * own + noise()),
      api_success: rows.map(({other, noise}) => 75 + slope * other + noise())
    });
  }
  const forms = {
    claude: {outcome: "claude_success", predictor: "claude_directive"},
    api: {outcome: "api_success", predictor: "api_directive"},
    difference: {outcome: "gap", predictor: "directive_difference"}
  } as const;

  it.each(Object.entries(forms))("by the %s line finds the part that was planted", (_, form) => {
    const {value, interval, details} = ask(planted(-0.4), {estimator: "oaxaca", ...form});
    expect(Math.abs(value - 10)).toBeLessThan(1);
    expect(interval![0]).toBeLessThan(10);
    expect(interval![1]).toBeGreaterThan(10);
    expect(details!.gap).toBeCloseTo(15, 0);
    expect(details!.share).toBeCloseTo((100 * value) / details!.gap!, 10);
  });

  it("leaves nothing to a difference that goes with nothing", () => {
    const {value, p} = ask(planted(0), {estimator: "oaxaca", ...forms.claude});
    expect(Math.abs(value)).toBeLessThan(0.8);
    expect(p).toBeGreaterThan(0.01);
  });

  it("explained and unexplained make the gap: the API's tasks on Claude.ai's line stand that far from its mean", () => {
    const panel = fixturePanel("standin");
    const {value, details} = ask(panel, {estimator: "oaxaca", ...forms.claude});
    const line = ask(panel, {estimator: "ols_hc3", ...forms.claude});
    const at = panel.map((row) => line.details!.intercept! + line.value * row.api_directive!);
    const mean = ask(panel, {estimator: "mean", predictor: null, outcome: "claude_success"}).value;
    expect(mean - at.reduce((a, v) => a + v, 0) / at.length).toBeCloseTo(value, 10);
    expect(details!.slope).toBeCloseTo(line.value, 10);
  });

  it("says what it takes", () => {
    const panel = fixturePanel("standin");
    expect(reason(panel, {estimator: "oaxaca", outcome: "gap", predictor: "api_directive"})).toContain(
      "of one platform"
    );
    expect(reason(panel, {estimator: "oaxaca", ...forms.claude, transform: "rank"})).toContain("transformed");
    const half = panel.map((row, i) => (i === 0 ? {...row, api_directive: null} : row));
    expect(reason(half, {estimator: "oaxaca", ...forms.claude})).toContain("other platform");
  });
});

describe("extrapolation", () => {
  it("is the share of API tasks beyond Claude.ai's 97.5th percentile", () => {
    const panel = panelOf({
      claude_directive: Array.from({length: 41}, (_, i) => i),
      api_directive: Array.from({length: 41}, (_, i) => (i < 10 ? 39.5 : 30))
    });
    const {value, details} = extrapolation(panel, sharedPopulation, "directive") as Estimated;
    expect(details!.limit).toBe(39);
    expect(value).toBeCloseTo(1000 / 41, 10);
    expect(extrapolation(panel.slice(0, 2), sharedPopulation, "directive").estimable).toBe(false);
  });
});

describe("the bend", () => {
  /** The API's success falls with directive use up to half and rises above it, in computing tasks alone. */
  function planted(): Panel {
    const random = lehmer(9);
    const x = Array.from({length: 300}, () => 10 + 80 * random());
    const group = x.map((_, i) => ["11", "15", "27", "43"][i % 4]!);
    return panelOf({
      api_directive: x,
      claude_directive: x.map((v) => v / 2),
      api_learning: x.map(() => 20),
      claude_learning: x.map(() => 20),
      claude_success: x.map((v) => 80 - 0.2 * v + 8 * (random() - 0.5)),
      api_success: x.map((v, i) => 50 + (group[i] === "15" ? ((v - 50) * (v - 50)) / 60 : 0) + 8 * (random() - 0.5)),
      soc_major: group
    });
  }

  it("is found where it was planted, with the place where it turns", () => {
    const bend = (outcome: "api_success" | "claude_success", soc: string[]): Estimated =>
      ask(planted(), {estimator: "quadratic", outcome, population: {...sharedPopulation, soc}});
    const own = bend("api_success", ["15"]);
    expect(own.p).toBeLessThan(1e-6);
    expect(own.details!.turns_at).toBeCloseTo(50, 0);
    expect(own.details!.square).toBeCloseTo(1 / 60, 2);
    expect(bend("claude_success", ["15"]).p).toBeGreaterThan(0.01);
    expect(bend("api_success", ["11", "27", "43"]).p).toBeGreaterThan(0.01);
  });

  it("with occupations held fixed leaves out one of them, labels, and groups of one task", () => {
    const panel = planted().map((row, i) =>
      i === 0 ? {...row, soc_major: null} : i === 1 ? {...row, soc_major: "99"} : row
    );
    const {population, adjust} = occupationsFixed(spec({estimator: "quadratic"}), panel);
    expect([...population.soc].sort()).toEqual(["11", "15", "27", "43"]);
    expect(adjust).toHaveLength(3);
    expect(adjust).not.toContain(`soc_${population.soc[0]}`);
  });

  it("gains nothing on a straight line, and R² never passes 1", () => {
    const random = lehmer(4);
    const x = Array.from({length: 60}, () => 100 * random());
    const line = panelOf({
      api_directive: x,
      claude_success: x.map((v) => 90 - v / 3 + random()),
      api_success: x.map(() => 50)
    });
    const {value, p, interval} = ask(line, {estimator: "quadratic"});
    expect(value).toBeLessThan(0.001);
    expect(p).toBeGreaterThan(0.01);
    expect(interval![0]).toBe(0);
    const few = panelOf({
      api_directive: [1, 2, 3, 4, 6],
      claude_success: [5, 1, 0, 2, 9],
      api_success: [0, 0, 0, 0, 0]
    });
    expect(ask(few, {estimator: "quadratic"}).interval![1]).toBeLessThanOrEqual(1);
  });

  it("of a predictor with two values is refused", () => {
    const two = panelOf({
      api_directive: [1, 1, 2, 2, 1, 2],
      claude_success: [5, 1, 0, 2, 9, 4],
      api_success: [0, 0, 0, 0, 0, 0]
    });
    expect(reason(two, {estimator: "quadratic"})).toContain("too few values");
  });
});

describe("clustered errors", () => {
  it("are those of independent tasks where every task is a group", () => {
    const codes = Array.from({length: 90}, (_, i) => String(10 + i));
    const panel = fixturePanel("heteroskedastic")
      .slice(0, 90)
      .map((row, i) => ({...row, soc_major: codes[i]!}));
    const clustered = ask(panel, {estimator: "mean_cluster_soc", predictor: null});
    const plain = ask(panel, {estimator: "mean", predictor: null});
    // With one coefficient and equal leverages, CR2 is s/√n, and Satterthwaite's df is n − 1.
    expect(clustered.details!.standard_error).toBeCloseTo(plain.details!.standard_error!, 10);
    expect(clustered.details!.df).toBeCloseTo(89, 8);
  });

  it("grow when the tasks of a group are alike", () => {
    const panel = fixturePanel("standin").map((row) => ({
      ...row,
      claude_success: row.claude_success! + 2 * Number(row.soc_major ?? 0)
    }));
    const of = (estimator: "mean" | "mean_cluster_soc") =>
      ask(panel, {estimator, predictor: null}).details!.standard_error!;
    expect(of("mean_cluster_soc")).toBeGreaterThan(2 * of("mean"));
  });

  it("need three groups for a mean", () => {
    const panel = fixturePanel("standin").map((row, i) => ({...row, soc_major: i % 2 ? "11" : "13"}));
    expect(reason(panel, {estimator: "mean_cluster_soc", predictor: null})).toContain("3 SOC major groups");
  });
});

describe("a population of one platform", () => {
  it("takes tasks whatever the other publishes, and its conversations alone", () => {
    const panel = [
      task("both.", {claude_success: 70, api_n: 20}),
      task("claude.", {claude_success: 60, api_n: null, api_usage: null}),
      task("api.", {claude_n: null, claude_usage: null, api_success: 50})
    ];
    const names = (population: Partial<Population>): string[] =>
      selectTasks(panel, {...sharedPopulation, ...population}).map((row) => row.task);
    expect(names({})).toEqual(["both."]);
    expect(names({platform: "claude"})).toEqual(["both.", "claude."]);
    expect(names({platform: "api"})).toEqual(["both.", "api."]);
    expect(names({platform: "claude", min_n: 50})).toEqual(["both.", "claude."]);
    expect(names({min_n: 50})).toEqual([]);
  });
});
