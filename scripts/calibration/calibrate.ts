import {mean, sum} from "d3-array";

import {type DrawnPanel, drawPanel} from "../../data-loaders/sample/drawPanel.js";
import type {PlantedTruth} from "../../data-loaders/sample/SampleOptions.js";
import {estimate} from "../../src/analysis/estimators/estimate.js";
import type {Estimate} from "../../src/analysis/estimators/Estimated.js";
import {correctLabels, type PlatformLabels} from "../../src/analysis/models/labels.js";
import {type Case, type Scenario, type TargetOf, targets} from "./cases.js";

/** Resamples of the two bootstrap intervals: fewer than the report's 2,000, for time. */
const replicates = 400;

export type Calibrated = ReturnType<typeof resultOf>;

/**
 * Runs a scenario's cases over many draws. The same seed gives the same numbers on any machine.
 * @param options - `tasks` of a draw; `reference`: tasks that stand for all conceivable ones
 */
export function calibrate(
  {id, truth, cases}: Scenario,
  {draws, tasks, reference, seed}: Record<"draws" | "tasks" | "reference" | "seed", number>
): Calibrated[] {
  let large: DrawnPanel | null = null;
  const all = (): DrawnPanel => (large ??= largeDraw(truth, reference, -seed - 1));
  const held = cases.map((one) => {
    const target = (targets[one.target] as TargetOf)(all, truth, one.spec);
    return {one, target, answers: [] as Answer[]};
  });
  for (let draw = 0; draw < draws; ++draw) {
    const drawn = drawPanel(truth, seed + draw, tasks);
    for (const {one, target, answers} of held) {
      const {estimable, interval, value, p} = answerOf(one, drawn, truth);
      if (estimable && interval !== null)
        answers.push({target: typeof target === "number" ? target : target(drawn), value, interval, p});
    }
  }
  return held.map(({one, answers}) => resultOf(id, one, answers));
}

type Answer = {target: number; value: number; interval: readonly [number, number]; p: number | null};

function answerOf({spec, corrected}: Case, {panel}: DrawnPanel, {labels}: PlantedTruth): Estimate {
  const known = (of: PlantedTruth["labels"]["api"]): PlatformLabels => ({...of.no_mode, byMode: of});
  const rows = corrected ? correctLabels(panel, {claude: known(labels.claude), api: known(labels.api)}).panel : panel;
  return estimate(spec, rows, {replicates});
}

/** One case over all draws that have an answer. */
function resultOf(scenario: string, one: Case, answers: readonly Answer[]) {
  const ps = answers.flatMap(({p}) => p ?? []);
  return {
    scenario,
    case: one,
    /** Means over draws, of what is true and of the estimates. */
    target: mean(answers, ({target}) => target)!,
    mean: mean(answers, ({value}) => value)!,
    /** Share of draws whose interval holds the target, %. A bound may be met exactly, up to rounding. */
    coverage:
      100 * mean(answers, ({target, interval: [low, high]}) => Number(low - 1e-9 <= target && target <= high + 1e-9))!,
    draws: answers.length,
    /** Kolmogorov–Smirnov p of the draws' p values being uniform; null where something is planted or no p is given. */
    uniform: scenario === "null" && ps.length > 0 ? uniformity(ps) : null
  };
}

/** In parts, as the generator names every task of a draw. */
function largeDraw(truth: PlantedTruth, tasks: number, seed: number): DrawnPanel {
  const part = 5000;
  const parts = Array.from({length: Math.ceil(tasks / part)}, (_, i) => drawPanel(truth, seed - i, part));
  return {panel: parts.flatMap(({panel}) => panel), tasks: parts.flatMap((one) => one.tasks)};
}

/**
 * Kolmogorov–Smirnov test that values come from the uniform distribution on 0 to 1: p by the limiting distribution with
 * Stephens' (1970) correction for small n, 2 Σ (−1)^(k−1) exp(−2k²t²). Where t is below 0.2 that is 1 to twelve digits.
 */
export function uniformity(values: readonly number[]): number {
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce((d, v, i) => Math.max(d, (i + 1) / n - v, v - i / n), 0);
  const t = distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  const terms = Array.from({length: 100}, (_, k) => (-1) ** k * Math.exp(-2 * (k + 1) ** 2 * t * t));
  return t < 0.2 ? 1 : Math.min(1, Math.max(0, 2 * sum(terms)));
}
