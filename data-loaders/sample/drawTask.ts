import {sum} from "d3-array";

import {modes, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {drawModes, sameness} from "./modeModel.js";
import type {Statement} from "./names.js";
import {Random} from "./Random.js";
import type {PlantedTruth} from "./SampleOptions.js";

/** A task before anything is counted. */
export interface Task extends Statement {
  /** Standardised difficulty: the confounder. */
  difficulty: number;
  /** Standardised noise of success: what both platforms share, and what is each one's own. */
  noise: Record<Platform | "shared", number>;
  /** Standardised noise of what shows difficulty (time, education, autonomy), shared by the platforms. */
  shows: [number, number, number];
  sides: Record<Platform, Side>;
}

/** What is true of a task on one platform. */
export interface Side {
  /** Standardised popularity, from which presence and size follow. */
  score: number;
  /** Conversations; 0 where the task is not published. */
  n: number;
  /** Shares of the six modes, in the order of `modes`, adding up to 1. */
  modes: number[];
  /** True success, share of conversations. */
  success: number;
}

/**
 * Draws a task without its sizes and its success, which follow from all tasks.
 *
 * @param agreement how much of popularity the platforms share
 * @param renewed what a release makes of a score
 */
export function drawTask(
  random: Random,
  statement: Statement,
  truth: PlantedTruth,
  agreement: number,
  renewed = (score: number): number => score
): Task {
  const difficulty = random.bounded();
  const shared = random.normal();
  const score = (): number => renewed(Math.sqrt(agreement) * shared + Math.sqrt(1 - agreement) * random.normal());
  const scores = {claude: score(), api: score()};
  const shares = drawModes(random, difficulty, scores, truth);
  const noise = {shared: random.skewed(), claude: random.skewed(), api: random.bounded()};
  const side = (p: Platform): Side => ({score: scores[p], n: 0, modes: shares[p], success: 0});
  return {...statement, difficulty, noise, shows: random.normals(), sides: {claude: side("claude"), api: side("api")}};
}

/**
 * Points by which a task's true success departs from the platform's mean: the planted effects and the rest.
 *
 * @param usual mean API directive share, points
 */
export function departure(truth: PlantedTruth, p: Platform, task: Task, usual: number): number {
  const {difficulty, noise, sides} = task;
  // The effect of size on the API on the other platform levels off for the largest tasks.
  const popularity = p === "api" ? sides.api.score : sides.api.score * sameness(sides.api.score);
  return (
    truth.slope[p] * (directiveOf(task) - usual) +
    truth.difficulty.success[p] * difficulty +
    truth.selection[p] * popularity +
    Math.sqrt(sameness(sides[p].score)) * (truth.spread.shared * noise.shared + truth.spread.own[p] * noise[p])
  );
}

/** API directive share, points. */
export const directiveOf = ({sides}: Task): number => 100 * sides.api.modes[0]!;

/** Planted mean of true success, %. */
export const level = (truth: PlantedTruth, p: Platform): number => truth.success - (p === "api" ? truth.gap : 0);

// Success bends from here towards its ends: no task is all success or none.
const bend = {from: 88, room: 5};

/** Success as a share. What would be beyond 12 to 88 % is drawn in, and stays between 7 and 93 %. */
export function asShare(pct: number): number {
  const beyond = Math.abs(pct - 50) - (bend.from - 50);
  if (beyond <= 0) return pct / 100;
  const end = bend.from + bend.room * (1 - Math.exp(-beyond / bend.room));
  return (pct > 50 ? end : 100 - end) / 100;
}

type Labels = PlantedTruth["labels"][Platform];

/** Conversations labelled a success, given the modes' counts: those that are and are seen, and failures taken for one. */
export function drawLabels(random: Random, labels: Labels, success: number, counts: readonly number[]): number {
  return sum(modes, (mode, m) => {
    const {sensitivity, specificity} = labels[mode];
    return random.binomial(counts[m]!, success * sensitivity + (1 - success) * (1 - specificity));
  });
}

const means = new Map<string, number>();

/** Mean API directive share over all conceivable tasks, points; by Monte Carlo with a seed of its own, to 0.1. */
export function meanDirective(truth: PlantedTruth): number {
  const key = platforms.map((p) => truth.difficulty.directive[p]).join("/");
  const random = new Random(1, "mean directive");
  const draw = (): number =>
    drawModes(random, random.bounded(), {claude: random.normal(), api: random.normal()}, truth).api[0]!;
  const found = means.get(key) ?? (100 * sum(Array.from({length: 40_000}, draw))) / 40_000;
  means.set(key, found);
  return found;
}

/** One task on one platform: what was planted, and what was counted before folding; shares in %. */
export type SideTruth = ReturnType<typeof sideTruth>;

/** A task by its name as published, the join key of the panel; difficulty standardised; null where it is not published. */
export type TaskTruth = {task: string; difficulty: number; sides: Record<Platform, SideTruth | null>};

/** @param yes conversations labelled a success @param counts of each mode */
export function sideTruth({n, success}: Side, yes: number, counts: readonly number[]) {
  const pct = (count: number): number => (100 * count) / n;
  return {n, success: 100 * success, labelled: pct(yes), modes: counts.map(pct)};
}
