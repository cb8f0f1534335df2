import {describe, expect, it} from "vitest";

import {bootstrap} from "../../src/analysis/estimators/bootstrap.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import {crossProducts, sum} from "../../src/analysis/estimators/moments.js";
import {rankCorrelation} from "../../src/analysis/estimators/ranks.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import type {Estimator, Specification} from "../../src/analysis/panel/Specification.js";
import {estimators, withEstimator} from "../../src/analysis/panel/specify.js";
import {essay258} from "./essay258.js";
import {byPython, byR, fixturePanel} from "./fixtures.js";
import {lehmer, spec} from "./panels.js";

const folder = process.env.AEI_DATA_DIR;
const sets = ["standin", "tied", "heteroskedastic", ...(folder ? ["essay258"] : [])];
const panelNamed = (name: string): Panel => (name === "essay258" ? essay258(folder!) : fixturePanel(name));

describe.each(sets)("BCa on %s", (name) => {
  const panel = panelNamed(name);
  const x = panel.map((row) => row.api_directive!);
  const y = panel.map((row) => row.claude_success! - row.api_success!);
  const statistics: Record<string, (count: Uint16Array) => number> = {
    spearman: rankCorrelation(x, y),
    pearson: (count) => crossProducts(x, y, count).r,
    mean: (count) => y.reduce((a, v, i) => a + count[i]! * v, 0) / y.length
  };

  it.each(Object.entries(byR.bootstrap[name]!))(
    "of %s agrees with R's boot within Monte-Carlo error",
    (key, reference) => {
      const [bcaLow, bcaHigh, percentileLow, percentileHigh, deviation] = reference;
      for (const [kind, low, high] of [
        ["bca", bcaLow, bcaHigh],
        ["percentile", percentileLow, percentileHigh]
      ] as const) {
        const boot = bootstrap(y.length, statistics[key]!, {replicates: 20_000, kind})!;
        // R drew as many replicates, so its ends have the same error as ours.
        const apart = (end: 0 | 1, theirs: number): number =>
          Math.abs(boot.interval[end] - theirs) / (Math.SQRT2 * boot.monte_carlo_error[end]);
        expect(apart(0, low!), `${kind} low: ${boot.interval[0]} against ${low}`).toBeLessThan(3.5);
        expect(apart(1, high!), `${kind} high: ${boot.interval[1]} against ${high}`).toBeLessThan(3.5);
        expect(boot.standard_error / deviation!).toBeCloseTo(1, 1);
      }
    }
  );

  it("of Oaxaca and Blinder's part agrees with SciPy", () => {
    const asked = spec({estimator: "oaxaca", outcome: "claude_success", predictor: "claude_directive"});
    const {interval, details} = estimate(asked, panel, {replicates: 20_000}) as Estimated;
    const {oaxaca} = byPython.bootstrap[name]!;
    for (const end of [0, 1] as const)
      expect(Math.abs(interval![end] - oaxaca![end]!) / (Math.SQRT2 * details!.monte_carlo_error!)).toBeLessThan(3.5);
  });

  const resampled = Object.entries(byPython.bootstrap[name]!).filter(([key]) => key !== "oaxaca");
  it.each(resampled)("of %s agrees with SciPy", (key, [low, high]) => {
    const {interval, monte_carlo_error: error} = bootstrap(y.length, statistics[key]!, {replicates: 20_000})!;
    expect(Math.abs(interval[0] - low!) / (Math.SQRT2 * error[0])).toBeLessThan(3.5);
    expect(Math.abs(interval[1] - high!) / (Math.SQRT2 * error[1])).toBeLessThan(3.5);
  });
});

describe("bootstrap", () => {
  const random = lehmer(3);
  const values = Array.from({length: 40}, () => -Math.log(1 - random()));
  const mean = (count: Uint16Array): number => values.reduce((a, v, i) => a + count[i]! * v, 0) / sum([...count]);

  it("reports the Monte-Carlo error that other seeds show", () => {
    for (const kind of ["bca", "percentile"] as const) {
      const runs = Array.from({length: 200}, (_, seed) => bootstrap(40, mean, {seed, kind, replicates: 500})!);
      for (const end of [0, 1] as const) {
        const ends = runs.map(({interval}) => interval[end]);
        const centre = sum(ends) / ends.length;
        const seen = Math.sqrt(sum(ends.map((v) => (v - centre) ** 2)) / (ends.length - 1));
        const told = sum(runs.map((run) => run.monte_carlo_error[end])) / runs.length;
        expect(told / seen, `${kind}, end ${end}`).toBeGreaterThan(0.75);
        expect(told / seen, `${kind}, end ${end}`).toBeLessThan(1.5);
      }
    }
  });

  it("repeats itself with a seed, and not with another", () => {
    const low = (seed: number): number => bootstrap(40, mean, {seed})!.interval[0];
    expect(low(1)).toBe(low(1));
    expect(low(1)).not.toBe(low(2));
  });

  it("draws whole groups: identical twins in a group leave the interval of the pairs", () => {
    const twice = [...values, ...values];
    const groups = twice.map((_, i) => String(i % 40));
    const meanOfTwice = (count: Uint16Array): number =>
      twice.reduce((a, v, i) => a + count[i]! * v, 0) / sum([...count]);
    const grouped = bootstrap(80, meanOfTwice, {groups})!;
    const single = bootstrap(40, mean)!;
    grouped.interval.forEach((end, i) => expect(end).toBeCloseTo(single.interval[i]!, 12));
    expect(bootstrap(80, meanOfTwice)!.standard_error / single.standard_error).toBeLessThan(0.8);
  });

  it("has the standard error of a mean", () => {
    const centre = sum(values) / 40;
    const exact = Math.sqrt(sum(values.map((v) => (v - centre) ** 2))) / 40;
    expect(bootstrap(40, mean, {replicates: 20_000})!.standard_error / exact).toBeCloseTo(1, 1);
  });

  it("gives up rather than mislead", () => {
    expect(bootstrap(40, () => 1)).toBeNull();
    expect(bootstrap(40, (count) => (count[0] === 0 ? NaN : mean(count)))).toBeNull();
    expect(bootstrap(40, mean, {groups: values.map(() => "all")})).toBeNull();
    expect(bootstrap(1, (count) => count[0]!)).toBeNull();
  });
});

it("is waited for where an estimator takes resamples, and nowhere else", () => {
  const panel = fixturePanel("standin");
  const methodOf = (asked: Specification, replicates: number) => estimate(asked, panel, {replicates}).method;
  for (const [name, {resampled}] of Object.entries(estimators)) {
    const asked = withEstimator(spec({outcome: "claude_success", predictor: "claude_directive"}), name as Estimator);
    expect(methodOf(asked, 50) !== methodOf(asked, 0), name).toBe(resampled === true);
  }
});
