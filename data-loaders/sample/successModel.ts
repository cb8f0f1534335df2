import {sum} from "d3-array";

import {modes, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {drawModes, sameness} from "./modeModel.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";

/** Standardised draws behind a task's success: what both platforms share and what is each one's own. */
export function drawSuccessNoise(random: Random) {
  return {shared: random.skewed(), own: {claude: random.skewed(), api: random.bounded()}};
}

/** What a task's success departs from the mean with; directive and the API's size less their means. */
interface Circumstances {
  /** API directive share, points. */
  directive: number;
  difficulty: number;
  /** Standardised size on each platform. */
  scores: Record<Platform, number>;
  noise: ReturnType<typeof drawSuccessNoise>;
}

/** Points by which a task's true success departs from the platform's mean: the planted effects and the rest. */
export function departure(truth: PlantedTruth, platform: Platform, task: Circumstances): number {
  const {directive, difficulty, scores, noise} = task;
  // The effect of size on the API on the other platform levels off for the largest tasks.
  const popularity = platform === "api" ? scores.api : scores.api * sameness(scores.api);
  return (
    truth.slope[platform] * directive +
    truth.difficulty.success[platform] * difficulty +
    truth.selection[platform] * popularity +
    Math.sqrt(sameness(scores[platform])) *
      (truth.spread.shared * noise.shared + truth.spread.own[platform] * noise.own[platform])
  );
}

/** Planted mean of true success, %. */
export function level(truth: PlantedTruth, platform: Platform): number {
  return platform === "claude" ? truth.success : truth.success - truth.gap;
}

// Success bends from here towards its ends: no task is all success or none.
const bend = {from: 88, room: 5};

/** Success as a share. What would be beyond 12 to 88 % is drawn in, and stays between 7 and 93 %. */
export function asShare(pct: number): number {
  const beyond = Math.abs(pct - 50) - (bend.from - 50);
  if (beyond <= 0) return pct / 100;
  const end = bend.from + bend.room * (1 - Math.exp(-beyond / bend.room));
  return (pct > 50 ? end : 100 - end) / 100;
}

/** Conversations labelled a success, given the modes' counts: those that are and are seen, and failures taken for one. */
export function drawLabels(
  random: Random,
  truth: PlantedTruth,
  platform: Platform,
  success: number,
  counts: readonly number[]
): number {
  return sum(modes, (mode, m) => {
    const {sensitivity, specificity} = truth.labels[platform][mode];
    return random.binomial(counts[m]!, success * sensitivity + (1 - success) * (1 - specificity));
  });
}

const means = new Map<string, number>();

/** Mean API directive share over all conceivable tasks, points; by Monte Carlo with a seed of its own, to 0.1. */
export function meanDirective(truth: PlantedTruth): number {
  const key = platforms.map((p) => truth.difficulty.directive[p]).join("/");
  const known = means.get(key);
  if (known !== undefined) return known;
  const random = new Random(1, "mean directive");
  const draws = 40_000;
  const draw = (): number =>
    drawModes(random, random.bounded(), {claude: random.normal(), api: random.normal()}, truth).api[0]!;
  const found = (100 * sum(Array.from({length: draws}, draw))) / draws;
  means.set(key, found);
  return found;
}
