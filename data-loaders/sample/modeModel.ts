import type {Platform} from "../../src/analysis/Panel.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import type {Random} from "./Random.js";

// Log-odds of the modes against directive, over tasks: centre, standard deviation, change with size on the
// API, and how far the platforms agree. The first entry is directive itself. Read off February's tasks with 400 conversations or more.
const centre: Record<Platform, number[]> = {
  claude: [0, -2.2, -0.6, -0.25, -2.3, -3.3],
  api: [0, -3.7, -3.9, -2.6, -3.9, -2.1]
};
const spread: Record<Platform, number[]> = {
  claude: [0.35, 1.45, 1.1, 0.7, 1.25, 1.3],
  api: [0.5, 1.45, 1.55, 1.1, 1.4, 1.1]
};
const bySize: Record<Platform, number[]> = {
  claude: [0, 0.4, 0, 0, 0, 0.1],
  api: [0, 0.6, 0, 0.15, 0.1, 0.35]
};
const agreement = [0.6, 0.75, 0.75, 0.4, 0.75, 0.5];

/**
 * Draws a task's mode shares on both platforms: log-odds with bounded spread, the same mode agreeing across platforms; difficulty
 * moves conversations from learning to directive, and some modes belong to tasks that are large on the API.
 *
 * @param scores standardised popularity of the task
 */
export function drawModes(
  random: Random,
  difficulty: number,
  scores: Record<Platform, number>,
  truth: PlantedTruth
): Record<Platform, number[]> {
  const shared = agreement.map(() => random.bounded());
  const draw = (p: Platform): number[] => {
    const push = truth.difficulty.directive[p] * difficulty;
    const odds = shared.map((s, m) => {
      const z = Math.sqrt(agreement[m]!) * s + Math.sqrt(1 - agreement[m]!) * random.bounded();
      const difficult = m === 0 ? push : m === 2 ? -push : 0;
      return Math.exp(centre[p][m]! + spread[p][m]! * z * sameness(scores[p]) + bySize[p][m]! * scores.api + difficult);
    });
    return normalised(odds);
  };
  return {claude: draw("claude"), api: draw("api")};
}

/** How far a task of that score departs from the usual: a very large one is many kinds of work, and less peculiar. */
export function sameness(score: number): number {
  return 1 / (1 + 0.4 * Math.max(0, score - 1));
}

/**
 * Shifts the log-odds of every task alike until the weighted shares meet the targets: iterative proportional fitting,
 * which keeps the order of tasks within a mode.
 */
export function rake(shares: readonly number[][], weights: readonly number[], targets: readonly number[]): void {
  const total = weights.reduce((sum, w) => sum + w, 0);
  for (let round = 0; round < 100; round++) {
    const sums = targets.map(() => 0);
    shares.forEach((row, i) => {
      for (let m = 0; m < row.length; m++) sums[m]! += (row[m]! * weights[i]!) / total;
    });
    const factors = sums.map((sum, m) => (sum > 0 ? targets[m]! / sum : 1));
    for (const row of shares) reweigh(row, factors);
    if (factors.every((factor) => Math.abs(factor - 1) < 1e-6)) return;
  }
}

/** In place, without a copy: this is the inner loop of the generator. */
function reweigh(row: number[], factors: readonly number[]): void {
  let sum = 0;
  for (let m = 0; m < row.length; m++) sum += row[m]! *= factors[m]!;
  for (let m = 0; m < row.length; m++) row[m]! /= sum;
}

export function normalised(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, w) => total + w, 0);
  return weights.map((w) => w / sum);
}
