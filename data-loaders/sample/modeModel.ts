import {sum} from "d3-array";

import {type Mode, modes, type Platform} from "../../src/analysis/panel/Panel.js";
import model from "./model.json" with {type: "json"};
import type {Random} from "./Random.js";
import type {PlantedTruth} from "./SampleOptions.js";

// Log-odds of a mode against directive over tasks: their centre, standard deviation, and change for a standard deviation of
// the task's size on either platform and for one towards finding out rather than making. `agreement` is the part of a
// mode's variance that the platforms share. Fitted to what is published of February's tasks.
const {modes: odds, agreement} = model;
/** A hard task loses so many times from learning what directive gains. */
const untaught = 1.7;

/**
 * Draws a task's mode shares on both platforms: log-odds with bounded spread, the same mode agreeing across platforms.
 * Difficulty moves conversations from learning to directive; some modes belong to tasks that are large on one platform,
 * and learning and validating to another kind of task than iterating.
 *
 * @param scores standardised popularity of the task
 */
export function drawModes(
  random: Random,
  difficulty: number,
  scores: Record<Platform, number>,
  truth: PlantedTruth
): Record<Platform, number[]> {
  const kind = random.normal();
  const shared = modes.map((mode) => drawRest(random, mode));
  const draw = (p: Platform): number[] => {
    const push = truth.difficulty.directive[p] * difficulty;
    const weights = modes.map((mode, m) => {
      const {centre, spread, bySize, byKind} = odds[p][mode];
      const z = Math.sqrt(agreement[mode]) * shared[m]! + Math.sqrt(1 - agreement[mode]) * drawRest(random, mode);
      const bySizes = bySize.claude * scores.claude + bySize.api * scores.api;
      const difficult = mode === "directive" ? push : mode === "learning" ? -untaught * push : 0;
      return Math.exp(centre + spread * z * sameness(scores[p]) + bySizes + byKind * kind + difficult);
    });
    return normalised(weights);
  };
  return {claude: draw("claude"), api: draw("api")};
}

/** A few tasks are mostly without a mode: greetings, tests. */
const drawRest = (random: Random, mode: Mode): number => (mode === "no_mode" ? -random.skewed() : random.bounded());

/** How far a task of that score departs from the usual: a very large one is many kinds of work, and less peculiar. */
export const sameness = (score: number): number => 1 / (1 + 0.4 * Math.max(0, score - 1));

/**
 * Shifts the log-odds of every task alike until the weighted shares meet the targets: iterative proportional fitting,
 * which keeps the order of tasks within a mode.
 */
export function rake(shares: readonly number[][], weights: readonly number[], targets: readonly number[]): void {
  const total = sum(weights);
  for (let round = 0; round < 100; round++) {
    const factors = targets.map((target, m) => {
      const share = sum(shares, (row, i) => (row[m]! * weights[i]!) / total);
      return share > 0 ? target / share : 1;
    });
    for (const row of shares) reweigh(row, factors);
    if (factors.every((factor) => Math.abs(factor - 1) < 1e-6)) return;
  }
}

/** In place, without a copy: this is the inner loop of the generator. */
function reweigh(row: number[], factors: readonly number[]): void {
  let total = 0;
  for (let m = 0; m < row.length; m++) total += row[m]! *= factors[m]!;
  for (let m = 0; m < row.length; m++) row[m]! /= total;
}

/** Shares around usual ones: their logarithms differ by a normal with this standard deviation. */
export const around = (random: Random, usual: readonly number[], spread: number): number[] =>
  normalised(usual.map((share) => share * Math.exp(spread * random.normal())));

export function normalised(weights: readonly number[]): number[] {
  const total = sum(weights);
  return weights.map((w) => w / total);
}
