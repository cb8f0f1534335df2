import {type DrawnPanel, drawPanel} from "../../data-loaders/sample/drawPanel.js";
import type {PlantedTruth} from "../../data-loaders/sample/PlantedTruth.js";
import type {Case} from "./cases.js";
import {type ScenarioId, scenarios} from "./scenarios.js";

/** One case over all draws. */
export interface Calibrated {
  case: Case;
  /** Mean over draws where the target is of each draw. */
  target: number;
  /** Mean estimate. */
  mean: number;
  /** Share of draws whose interval holds the target, %. */
  coverage: number;
  /** Draws with an answer. */
  draws: number;
  /** Kolmogorov–Smirnov p of the draws' p values being uniform; null where something is planted or no p is given. */
  uniform: number | null;
}

export interface CalibrationOptions {
  draws: number;
  /** Tasks a draw: as many as the essay's, by default of the caller. */
  tasks: number;
  /** Tasks that stand for all conceivable ones. */
  reference: number;
  seed: number;
}

/** Runs cases over many draws from each one's scenario. The same seed gives the same numbers on any machine. */
export function calibrate(cases: readonly Case[], options: CalibrationOptions): Calibrated[] {
  const ids = [...new Set(cases.map(({scenario}) => scenario))];
  const found = ids.flatMap((id) =>
    ofScenario(
      id,
      cases.filter(({scenario}) => scenario === id),
      options
    )
  );
  return cases.map((one) => found.find((result) => result.case === one)!);
}

function ofScenario(id: ScenarioId, cases: readonly Case[], options: CalibrationOptions): Calibrated[] {
  const {truth} = scenarios[id];
  const {draws, tasks, seed} = options;
  const fixed = fixedTargets(cases, truth, options);
  const tallies = cases.map((): Tally => ({targets: 0, values: 0, held: 0, answers: 0, ps: []}));
  for (let draw = 0; draw < draws; ++draw) {
    const drawn = drawPanel(truth, seed + draw, tasks);
    cases.forEach((one, i) => {
      const target = one.target.of === "draw" ? one.target.value(drawn) : fixed[i]!;
      count(tallies[i]!, one, drawn, truth, target);
    });
  }
  return cases.map((one, i) => resultOf(one, tallies[i]!));
}

/** Targets that are the same in every draw; null for the others. */
function fixedTargets(
  cases: readonly Case[],
  truth: PlantedTruth,
  {reference, seed}: CalibrationOptions
): (number | null)[] {
  const all = cases.some(({target}) => target.of === "population") ? largeDraw(truth, reference, -seed - 1) : null;
  return cases.map(({target}) =>
    target.of === "population" ? target.value(all!) : target.of === "planted" ? target.value(truth) : null
  );
}

/** In parts, as the generator names every task of a draw. */
function largeDraw(truth: PlantedTruth, tasks: number, seed: number): DrawnPanel {
  const part = 5000;
  const parts = Array.from({length: Math.ceil(tasks / part)}, (_, i) => drawPanel(truth, seed - i, part));
  return {panel: parts.flatMap(({panel}) => panel), tasks: parts.flatMap((one) => one.tasks)};
}

interface Tally {
  targets: number;
  values: number;
  held: number;
  answers: number;
  ps: number[];
}

function count(tally: Tally, one: Case, drawn: DrawnPanel, truth: PlantedTruth, target: number): void {
  const answer = one.answer(drawn, truth);
  if (!answer.estimable || answer.interval === null) return;
  const [low, high] = answer.interval;
  tally.answers += 1;
  tally.targets += target;
  tally.values += answer.value;
  // A bound may be met exactly, up to rounding.
  tally.held += low - 1e-9 <= target && target <= high + 1e-9 ? 1 : 0;
  if (answer.p !== null) tally.ps.push(answer.p);
}

function resultOf(one: Case, {targets, values, held, answers, ps}: Tally): Calibrated {
  return {
    case: one,
    target: targets / answers,
    mean: values / answers,
    coverage: (100 * held) / answers,
    draws: answers,
    uniform: one.scenario === "null" && ps.length > 0 ? uniformity(ps) : null
  };
}

/**
 * Kolmogorov–Smirnov test that values come from the uniform distribution on 0 to 1: p by the limiting distribution with
 * Stephens' (1970) correction for small n.
 */
export function uniformity(values: readonly number[]): number {
  const n = values.length;
  const sorted = Float64Array.from(values).sort();
  const distance = sorted.reduce((d, v, i) => Math.max(d, (i + 1) / n - v, v - i / n), 0);
  return kolmogorov(distance * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)));
}

/** Upper tail of the Kolmogorov distribution: 2 Σ (−1)^(k−1) exp(−2k²t²). Below 0.2 it is 1 to twelve digits. */
function kolmogorov(t: number): number {
  if (t < 0.2) return 1;
  let total = 0;
  for (let k = 1; k <= 100; ++k) total += (k % 2 ? 1 : -1) * Math.exp(-2 * k * k * t * t);
  return Math.min(1, Math.max(0, 2 * total));
}
