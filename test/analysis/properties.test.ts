import {describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {midranks} from "../../src/analysis/estimators/ranks.js";
import type {Column, Panel} from "../../src/analysis/panel/Panel.js";
import type {Estimator, Specification} from "../../src/analysis/panel/Specification.js";
import {estimators, takes} from "../../src/analysis/panel/specify.js";
import {fixturePanel} from "./fixtures.js";
import {lehmer, spec} from "./panels.js";

const panels = ["standin", "tied", "heteroskedastic", "weighted"].map((name) => [name, fixturePanel(name)] as const);
const all = Object.keys(estimators) as Estimator[];
const correlations = ["pearson", "spearman", "partial", "disattenuated"] as const;
const slopes = ["ols_hc3", "ols_classical", "ols_cluster_soc"] as const;

function ask(panel: Panel, changes: Partial<Specification>, replicates = 0): Estimated {
  const estimator = changes.estimator ?? "pearson";
  const predictor = takes({estimator}, "predictor") ? "api_directive" : null;
  const outcome = estimator === "oaxaca" ? "api_success" : "gap";
  const answer = estimate(spec({predictor, outcome, ...changes}), panel, {replicates});
  if (!answer.estimable) throw new Error(answer.reason);
  return answer;
}

/** The same panel with one column changed. */
function changed(panel: Panel, column: Column, change: (value: number) => number): Panel {
  return panel.map((row) => ({...row, [column]: change(row[column]!)}));
}

function shuffled(panel: Panel): Panel {
  const random = lehmer(7);
  return panel
    .map((row) => ({row, key: random()}))
    .sort((a, b) => a.key - b.key)
    .map(({row}) => row);
}

function close(a: number, b: number): void {
  expect(Math.abs(a - b), `${a} against ${b}`).toBeLessThanOrEqual(1e-10 * Math.max(Math.abs(a), Math.abs(b)));
}

function sameAnswer(a: Estimated, b: Estimated): void {
  close(a.value, b.value);
  expect(a.n).toBe(b.n);
  if (a.p !== null) close(a.p, b.p!);
  a.interval?.forEach((end, i) => close(end, b.interval![i]!));
}

describe.each(panels)("on %s", (_, panel) => {
  it.each(all)("%s does not depend on the order of tasks", (estimator) =>
    sameAnswer(ask(panel, {estimator}), ask(shuffled(panel), {estimator}))
  );

  it.each(all)("%s with equal weights of another kind is unweighted", (estimator) => {
    if (!takes({estimator}, "weights")) return;
    const even = panel.map((row) => ({...row, claude_n: 400, api_n: 400}));
    sameAnswer(ask(even, {estimator, weights: "min_n"}), ask(even, {estimator}));
    sameAnswer(ask(even, {estimator, weights: "harmonic_n"}), ask(even, {estimator}));
  });

  it.each(["pearson", "ols_hc3", "ols_classical", "partial", "mean", "robustness_value"] as const)(
    "%s does not depend on the unit of the weights",
    (estimator) => {
      const counted = panel.map((row) => ({...row, claude_n: row.claude_n! * 8, api_n: row.api_n! * 8}));
      sameAnswer(ask(counted, {estimator, weights: "min_n"}), ask(panel, {estimator, weights: "min_n"}));
    }
  );

  it.each(["pearson", "spearman", "partial"] as const)("%s does not depend on the predictor's unit", (estimator) => {
    const adjust = estimator === "partial" ? (["claude_human_education"] as const) : [];
    const other = changed(panel, "api_directive", (v) => 12 + v / 7);
    sameAnswer(ask(other, {estimator, adjust}), ask(panel, {estimator, adjust}));
  });

  it.each(correlations)("%s changes sign with the predictor", (estimator) => {
    const mirrored = ask(
      changed(panel, "api_directive", (v) => 100 - v),
      {estimator}
    );
    const plain = ask(panel, {estimator});
    close(mirrored.value, -plain.value);
    close(mirrored.interval![0], -plain.interval![1]);
    close(mirrored.p!, plain.p!);
  });

  it.each(slopes)("%s goes with the predictor's unit and sign", (estimator) => {
    const plain = ask(panel, {estimator});
    const scaled = ask(
      changed(panel, "api_directive", (v) => 100 - v / 4),
      {estimator}
    );
    close(scaled.value, -4 * plain.value);
    close(scaled.interval![0], -4 * plain.interval![1]);
    close(scaled.p!, plain.p!);
  });

  it.each([0, 1, 2])("partial r is the regression t, t/√(t² + df), with %i covariates", (k) => {
    const adjust = (["log_claude_human_only_time", "claude_human_education"] as const).slice(0, k);
    for (const weights of ["equal", "min_n"] as const) {
      const {value, details} = ask(panel, {estimator: "ols_classical", adjust, weights});
      const t = value / details!.standard_error!;
      close(ask(panel, {estimator: "partial", adjust, weights}).value, t / Math.sqrt(t * t + details!.df!));
    }
    close(ask(panel, {estimator: "ols_classical", adjust}).p!, ask(panel, {estimator: "partial", adjust}).p!);
  });

  it("Pearson of ranks is Spearman", () => {
    const directive = midranks(panel.map((row) => row.api_directive!));
    const gap = midranks(panel.map((row) => row.claude_success! - row.api_success!));
    const ranked = panel.map((row, i) => ({...row, claude_success: gap[i]!, api_success: 0}));
    const spearman = ask(panel, {estimator: "spearman"});
    const ofRanks = ask(ranked, {transform: "rank"});
    close(ofRanks.value, spearman.value);
    close(ofRanks.p!, spearman.p!);
    close(
      ask(
        ranked.map((row, i) => ({...row, api_directive: directive[i]!})),
        {}
      ).value,
      spearman.value
    );
  });

  it("partial without covariates is Pearson", () => sameAnswer(ask(panel, {estimator: "partial"}), ask(panel, {})));

  it("the top-decile slope is a difference of means", () => {
    const cut = [...panel].map((row) => row.api_directive!).sort((a, b) => a - b);
    const at = 0.9 * (cut.length - 1);
    const low = Math.floor(at);
    const edge = cut[low]! + (at - low) * (cut[low + 1]! - cut[low]!);
    const mean = (top: boolean): number => {
      const gaps = panel
        .filter((row) => row.api_directive! >= edge === top)
        .map((row) => row.claude_success! - row.api_success!);
      return gaps.reduce((a, v) => a + v, 0) / gaps.length;
    };
    close(ask(panel, {estimator: "ols_hc3", transform: "top_decile"}).value, mean(true) - mean(false));
  });

  it.each(all.filter((estimator) => !estimator.startsWith("bounds")))(
    "the interval of %s holds its value",
    (estimator) => {
      const {value, interval} = ask(panel, {estimator}, 500);
      if (interval === null) return;
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
    }
  );

  it.each(["pearson", "spearman", "ols_hc3", "mean", "share_positive", "partial"] as const)(
    "a higher level widens the interval of %s",
    (estimator) => {
      const predictor = takes({estimator}, "predictor") ? ("api_directive" as const) : null;
      const width = (level: number): number => {
        const {interval} = estimate(spec({estimator, predictor}), panel, {level, replicates: 500});
        return interval![1] - interval![0];
      };
      expect(width(0.8)).toBeLessThan(width(0.95));
      expect(width(0.95)).toBeLessThan(width(0.995));
    }
  );
});

it("the level is told in the method", () => {
  const {method} = estimate(spec(), panels[0]![1], {level: 1 - 0.05 / 12});
  expect(method).toContain("99.583 %");
});

it("the population's filters select what they say", () => {
  const panel = panels[0]![1];
  const n = (population: Partial<Specification["population"]>): number =>
    estimate({...spec(), population: {...spec().population, ...population}}, panel).n;
  expect(n({})).toBe(258);
  expect(n({soc: ["11"]})).toBe(panel.filter((row) => row.soc_major === "11").length);
  expect(n({text: "TASK 25"})).toBe(panel.filter((row) => row.task.includes("task 25")).length);
  expect(n({min_n: 300})).toBe(panel.filter((row) => Math.min(row.claude_n!, row.api_n!) >= 300).length);
  expect(n({ranges: [{variable: "gap", min: 0, max: null}]})).toBe(
    panel.filter((row) => row.claude_success! >= row.api_success!).length
  );
  expect(n({require: ["api_autonomy"]})).toBe(0);
});
