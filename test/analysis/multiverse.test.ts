import {beforeAll, describe, expect, it} from "vitest";

import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Universe} from "../../src/analysis/models/multiverse.js";
import {multiverseFor, runMultiverse, specificationOf, summarise} from "../../src/analysis/models/multiverse.js";
import type {Panel} from "../../src/analysis/panel/Panel.js";
import {essaySpecification} from "../../src/analysis/panel/Specification.js";
import {lehmer, task} from "./panels.js";

/** Tasks of any size, a share of whose cells is not published, and one label: no two choices of tasks are alike. */
function panel(): Panel {
  const random = lehmer(11);
  const share = (): number => 5 + 90 * random();
  const often = (value: number): number | null => (random() < 0.8 ? value : null);
  return Array.from({length: 900}, (_, i) =>
    task(`${i}.`, {
      pseudo: i === 0,
      claude_n: i === 0 ? 5000 : Math.ceil(Math.exp(4 + 4 * random())),
      api_n: i === 0 ? 5000 : Math.ceil(Math.exp(4 + 4 * random())),
      claude_success: share(),
      api_success: share(),
      claude_directive: i === 0 ? 40 : often(share()),
      api_directive: i === 0 ? 60 : often(share()),
      claude_learning: i === 0 ? 10 : often(share()),
      api_learning: i === 0 ? 10 : often(share()),
      api_feedback_loop: i === 0 ? 5 : often(share() / 4),
      claude_human_only_time: Math.exp(random()),
      claude_human_education: 10 + 4 * random()
    })
  );
}

const {choices, leftOut} = multiverseFor("api_directive");

describe("the multiverse", () => {
  const tasks = panel();
  let universes: Universe[];
  beforeAll(() => {
    universes = runMultiverse(tasks);
  });

  it("begins with the essay's own, as estimate has it", () => {
    expect(specificationOf(universes[0]!.choices)).toEqual(essaySpecification);
    expect(universes[0]!.effect).toBe(estimate(essaySpecification, tasks).value);
  });

  it("holds at least a thousand specifications, and says how many more were left out", () => {
    const summary = summarise(universes);
    expect(summary.specifications).toBe(choices().length);
    expect(summary.specifications).toBeGreaterThanOrEqual(1000);
    // Population, label, least number, outcome, predictor; then 4 held fixed by 4 estimators, weights and transforms.
    expect(summary.specifications + summary.left_out).toBe(3 * 2 * 3 * 2 * 3 * (9 + 3 * 8));
    expect(summary.left_out).toBe(leftOut());
  });

  it("adjusts the gap for no part of itself, and asks no slope beside its correlation", () => {
    for (const made of choices()) {
      const {adjust, estimator, outcome} = specificationOf(made)!;
      expect(["pearson", "partial", "spearman"]).toContain(estimator);
      expect(adjust).not.toEqual(expect.arrayContaining(["claude_success"]));
      expect(adjust).not.toEqual(expect.arrayContaining(["api_success"]));
      expect(adjust).not.toContain(outcome);
    }
  });

  it("gives no number twice where the tasks of no two choices are the same", () => {
    const {distinct, estimable, specifications} = summarise(universes);
    expect(estimable).toBe(specifications);
    expect(distinct).toBe(estimable);
  });

  it("counts answers that the files make alike once", () => {
    const whole = tasks.map((row) => ({
      ...row,
      claude_directive: row.claude_directive ?? 20,
      api_directive: row.api_directive ?? 20,
      claude_learning: row.claude_learning ?? 20,
      api_learning: row.api_learning ?? 20
    }));
    const {distinct, estimable} = summarise(runMultiverse(whole));
    expect(distinct).toBeLessThan(estimable);
  });
});
