import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Column, PanelRow} from "../../src/analysis/panel/Panel.js";
import {columns} from "../../src/analysis/panel/Panel.js";
import type {Estimator, Specification, Transform, Weights} from "../../src/analysis/panel/Specification.js";
import {estimators, takes} from "../../src/analysis/panel/specify.js";
import type {VariableId} from "../../src/analysis/panel/variables.js";
import {variableIds} from "../../src/analysis/panel/variables.js";
import {lehmer, panelOf, spec, task} from "./panels.js";

const all = Object.keys(estimators) as Estimator[];
const weights: Weights[] = ["equal", "min_n", "harmonic_n", "inverse_variance"];
const transforms: Transform[] = ["none", "log", "rank", "top_decile"];

describe("estimate never gives NaN and never throws", () => {
  const random = lehmer(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const some = <T>(from: readonly T[], most: number): T[] =>
    Array.from({length: Math.floor(random() * (most + 1))}, () => pick(from));
  const values: (() => number | null)[] = [
    () => 100 * random(),
    () => pick([0, 50, 100]),
    () => pick([null, 100 * random()]),
    () => 0,
    () => 50 + 1e-13 * random(),
    () => 1e12 * random(),
    () => 1e-200 * random(),
    () => 1e300 * random(),
    () => null
  ];

  function panel(): PanelRow[] {
    const n = Math.floor(random() * 14);
    const kinds = columns.map(() => (random() < 0.7 ? values[0]! : pick(values)));
    const counts = pick([
      [0, 1, 2, 15, 100, 1234],
      [50, 100, 500, 2000]
    ]);
    return Array.from({length: n}, (_, i) => {
      const row = task(`task ${i}.`, {soc_major: pick([null, "11", "13", "15", "27"]), pseudo: random() < 0.1});
      columns.forEach((column: Column, j) => (row[column] = kinds[j]!()));
      for (const count of ["claude_n", "api_n"] as const) if (random() < 0.9) row[count] = pick(counts);
      return row;
    });
  }

  function specification(ids: readonly VariableId[]): Specification {
    const estimator = pick(all);
    const [predictor, adjust] = [takes({estimator}, "predictor"), takes({estimator}, "adjust")];
    const heed = random() < 0.95;
    return {
      population: {
        ...pick<Partial<Specification["population"]>>([{}, {}, {}, {platform: "claude"}]),
        require: some(ids, 1),
        pseudo_tasks: random() < 0.9,
        min_n: pick([0, 0, 0, 15, 100]),
        soc: some(["11", "13"], 0.2),
        text: pick(["", "", "", "task 1"]),
        ranges: random() < 0.9 ? [] : [{variable: pick(ids), min: 10, max: pick([null, 90])}]
      },
      outcome: pick(random() < 0.5 ? (["gap", "claude_success"] as const) : ids),
      predictor: predictor || !heed ? pick(ids) : null,
      weights: pick(weights),
      estimator,
      transform: pick(transforms),
      adjust: adjust || !heed ? some(ids, 3) : []
    };
  }

  for (let batch = 0; batch < 20; ++batch)
    it(`for 500 random specifications, batch ${batch}`, () => {
      for (let i = 0; i < 500; ++i) {
        const asked = specification(variableIds);
        const rows = panel();
        const answer = estimate(asked, rows, {replicates: 40});
        const told = JSON.stringify({asked, answer});
        expect(answer.n, told).toBeLessThanOrEqual(rows.length);
        expect(answer.method, told).not.toBe("");
        if (!answer.estimable) {
          expect(answer.reason, told).toMatch(/\S{2}/);
          expect(answer.reason + answer.method, told).not.toMatch(/NaN|undefined|null|Infinity/);
          continue;
        }
        for (const value of [
          answer.value,
          ...(answer.interval ?? []),
          answer.p ?? 0,
          ...Object.values(answer.details ?? {})
        ])
          expect(value, told).toSatisfy(Number.isFinite);
        if (answer.p !== null) expect(answer.p, told).toSatisfy((p: number) => p >= 0 && p <= 1);
        if (answer.interval !== null) expect(answer.interval[0], told).toBeLessThanOrEqual(answer.interval[1]);
      }
    });

  it("answers often enough for the above to mean something", () => {
    const answered = new Set<Estimator>();
    for (let i = 0; i < 10_000 && answered.size < all.length; ++i) {
      const asked = specification(["claude_success", "api_success", "claude_directive", "api_directive", "gap"]);
      if (estimate(asked, panel(), {replicates: 20}).estimable) answered.add(asked.estimator);
    }
    expect([...answered].sort()).toEqual([...all].sort());
  });
});

describe("estimate says why there is no answer", () => {
  const success = {claude_success: [80, 70, 60, 50, 75], api_success: [60, 62, 40, 45, 50]};
  const reason = (
    changes: Partial<Specification>,
    panel = panelOf({...success, api_directive: [10, 20, 35, 40, 90]})
  ) => {
    const answer = estimate(spec(changes), panel);
    return answer.estimable ? `estimated ${answer.value}` : answer.reason;
  };

  it("no complete case", () =>
    expect(reason({predictor: "api_learning"})).toBe("no task of this population publishes all that is asked for"));

  it("too few tasks", () => {
    const few = panelOf({claude_success: [80, 70], api_success: [60, 62], api_directive: [10, 20]});
    expect(reason({}, few)).toContain("at least 4 tasks, this population has 2");
    expect(reason({estimator: "spearman"}, few)).toContain("at least 4 tasks");
    expect(reason({estimator: "mean", predictor: null}, few)).toContain("at least 3 tasks");
    expect(reason({estimator: "share_positive", predictor: null}, few)).toContain("at least 3 tasks");
    expect(reason({estimator: "ols_hc3"}, few)).toContain("at least 3 tasks");
    expect(reason({estimator: "partial", adjust: ["claude_success"]}, few)).toContain("at least 5 tasks");
    expect(reason({estimator: "disattenuated"}, few)).toContain("at least 4 tasks");
    expect(reason({estimator: "robustness_value"}, few)).toContain("at least 3 tasks");
  });

  it.each([
    "pearson",
    "spearman",
    "partial",
    "ols_hc3",
    "ols_classical",
    "ols_cluster_soc",
    "disattenuated",
    "robustness_value"
  ] as const)("%s without variation", (estimator) => {
    expect(reason({estimator}, panelOf({...success, api_directive: [7, 7, 7, 7, 7]}))).toContain(
      "predictor does not vary"
    );
    const level = panelOf({
      claude_success: [5, 6, 7, 8, 9],
      api_success: [2, 3, 4, 5, 6],
      api_directive: [1, 9, 4, 4, 2]
    });
    expect(reason({estimator}, level)).toContain("outcome does not vary");
  });

  it("leverage 1, naming the task", () => {
    const alone = panelOf({...success, api_directive: [7, 7, 7, 7, 80]});
    for (const estimator of ["ols_hc3", "ols_classical", "robustness_value"] as const)
      expect(reason({estimator}, alone)).toBe("one task alone decides a coefficient (leverage 1): task 4.");
  });

  it("a line without error", () => {
    const line = panelOf({
      claude_success: [10, 20, 30, 40, 50],
      api_success: [9, 18, 27, 36, 45],
      api_directive: [1, 2, 3, 4, 5]
    });
    expect(reason({estimator: "ols_hc3"}, line)).toContain("fit is exact");
    expect(reason({}, line)).toContain("lie on one line");
    expect(reason({estimator: "spearman"}, line)).toContain("agree perfectly");
  });

  it("redundant covariates", () => {
    expect(reason({estimator: "ols_hc3", adjust: ["api_directive"]})).toContain("make each other up");
    expect(reason({estimator: "partial", adjust: ["api_directive"]})).toContain("make each other");
  });

  it("too few SOC groups", () =>
    expect(reason({estimator: "ols_cluster_soc"})).toContain("more than 2 SOC major groups, this population has 1"));

  it("a logarithm of zero, counted", () =>
    expect(reason({transform: "log"}, panelOf({...success, api_directive: [0, 20, 35, 0, 90]}))).toContain(
      "2 of 5 tasks"
    ));

  it("noise that is not known or explains everything", () => {
    expect(
      reason(
        {estimator: "disattenuated", outcome: "claude_speedup"},
        panelOf({
          api_directive: [10, 20, 35, 40],
          claude_human_only_time: [1, 2, 3, 5],
          claude_human_with_ai_time: [10, 10, 10, 11]
        })
      )
    ).toContain("sampling noise of “Claude.ai speed-up” is not known");
    const few = panelOf({
      ...success,
      api_directive: [10, 20, 35, 40, 90],
      claude_n: [4, 4, 4, 4, 4],
      api_n: [4, 4, 4, 4, 4]
    });
    expect(reason({estimator: "disattenuated"}, few)).toContain("noise explains all the variation of “success gap”");
  });

  it("what an estimator does not take", () => {
    expect(reason({predictor: null})).toBe("this estimator needs a predictor");
    expect(reason({estimator: "mean"})).toBe("this estimator takes no predictor");
    expect(reason({adjust: ["claude_success"]})).toBe("this estimator takes no covariates");
    expect(reason({estimator: "spearman", weights: "min_n"})).toBe("this estimator takes no weights");
  });

  it("one task with all the weight", () => {
    const heavy = panelOf({
      ...success,
      api_directive: [10, 20, 35, 40, 90],
      claude_n: [9e9, 1, 1, 1, 1],
      api_n: [9e9, 1, 1, 1, 1]
    });
    expect(reason({weights: "min_n"}, heavy)).toContain("no more than three effective tasks");
    expect(reason({weights: "min_n", estimator: "mean", predictor: null}, heavy)).toContain(
      "fewer than two effective tasks"
    );
  });

  it("bounds without counts or without any success cell", () => {
    const bounds = {estimator: "bounds_mean", predictor: null} as const;
    expect(
      reason(bounds, panelOf({claude_usage: [1, 2], api_usage: [1, 1], claude_n: [null, null], api_n: [null, null]}))
    ).toContain("no success cell");
    expect(
      reason(
        bounds,
        panelOf({claude_success: [80], claude_usage: [1], api_usage: [1], api_failure: [70], api_n: [null]})
      )
    ).toContain("no counts");
    expect(reason({...bounds, outcome: "api_directive"})).toContain("success and its gap only");
    expect(reason({...bounds, weights: "inverse_variance"})).toContain("very cells that are folded");
  });
});
