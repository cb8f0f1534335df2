import {describe, expect, it} from "vitest";

import {phiInverse} from "../../src/analysis/estimators/distributions.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimated} from "../../src/analysis/estimators/Estimated.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {binomialNoise} from "../../src/analysis/panel/variables.js";
import {variables} from "../../src/analysis/panel/variables.js";
import {lehmer, spec, task} from "./panels.js";

const random = lehmer(12);
const normal = (): number => phiInverse(0.0005 + 0.999 * random());
const drawn = (share: number, n: number): number =>
  (100 * Array.from({length: n}, () => Number(random() * 100 < share)).reduce((a, v) => a + v, 0)) / n;

/** Tasks of 40 conversations whose true gap and API directive share correlate at −0.5. */
function noisyPanel(tasks: number): {panel: Panel; truth: number} {
  const truth = -0.5;
  const panel = Array.from({length: tasks}, (_, i) => {
    const x = normal();
    const gap = 15 + 10 * (truth * x + Math.sqrt(1 - truth * truth) * normal());
    const n = {claude_n: 40, api_n: 40};
    return task(`${i}.`, {
      ...n,
      api_directive: drawn(50 + 12 * x, 40),
      api_success: drawn(45, 40),
      claude_success: drawn(45 + gap, 40)
    });
  });
  return {panel, truth};
}

describe("disattenuated", () => {
  const {panel, truth} = noisyPanel(4000);
  const ask = (estimator: "pearson" | "disattenuated"): Estimated =>
    estimate(spec({estimator}), panel, {replicates: 0}) as Estimated;

  it("recovers the correlation that noise hides", () => {
    expect(ask("pearson").value).toBeGreaterThan(truth + 0.15);
    expect(ask("disattenuated").value).toBeCloseTo(truth, 1);
    const [low, high] = ask("disattenuated").interval!;
    expect(low).toBeLessThan(truth);
    expect(high).toBeGreaterThan(truth);
  });

  it("shares its p with the raw correlation", () => expect(ask("disattenuated").p).toBe(ask("pearson").p));

  it("has a closed-form interval near the bootstrap's", () => {
    const few = panel.slice(0, 400);
    const width = (replicates: number): number => {
      const {interval} = estimate(spec({estimator: "disattenuated"}), few, {replicates});
      return interval![1] - interval![0];
    };
    expect(width(2000) / width(0)).toBeGreaterThan(0.8);
    expect(width(2000) / width(0)).toBeLessThan(1.25);
  });
});

describe("sampling noise", () => {
  it("is unbiased: the variance of drawn shares, on average", () => {
    const shares = Array.from({length: 20_000}, () => drawn(30, 20));
    const mean = shares.reduce((a, v) => a + v, 0) / shares.length;
    const variance = shares.reduce((a, v) => a + (v - mean) ** 2, 0) / shares.length;
    const told = shares.reduce((a, v) => a + binomialNoise(v, 20)!, 0) / shares.length;
    expect(told / variance).toBeCloseTo(1, 1);
  });

  it("is known for shares, their sums and differences, and for nothing else", () => {
    const row = task("a.", {
      claude_success: 60,
      api_success: 40,
      api_directive: 70,
      api_feedback_loop: 10,
      api_autonomy: 3
    });
    expect(variables.claude_success.noise!(row)).toBeCloseTo(2400 / 99, 12);
    expect(variables.gap.noise!(row)).toBeCloseTo(4800 / 99, 12);
    expect(variables.api_automation.noise!(row)).toBeCloseTo(1600 / 99, 12);
    expect(variables.claude_automation.noise!(row)).toBeNull();
    expect(variables.api_autonomy.noise).toBeUndefined();
    expect(variables.gap.noise!({...row, api_n: null})).toBeNull();
    expect(binomialNoise(50, 1)).toBeNull();
  });
});
