import {mean} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import model from "./model.json" with {type: "json"};
import {drawModes, rake} from "./modeModel.js";
import {type Statement, statements} from "./names.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";
import type {PlatformShape, Shape} from "./shapeOf.js";
import {sizes} from "./sizes.js";
import {asShare, departure, drawSuccessNoise, level} from "./successModel.js";

/** What is true of a task on one platform. */
interface Side {
  /** Standardised popularity, from which presence and size follow. */
  score: number;
  /** Conversations; 0 where the task is not published. */
  n: number;
  /** Shares of the six modes, in the order of `modes`, adding up to 1. */
  modes: number[];
  /** True success, share of conversations. */
  success: number;
}

/** A task before anything is counted. */
export interface Task extends Statement {
  /** Standardised difficulty: the confounder. */
  difficulty: number;
  /** Standardised noise of what shows difficulty (time, education, autonomy), shared by the platforms. */
  shows: [number, number, number];
  sides: Record<Platform, Side>;
}

// How far the platforms agree on popularity, and how much of it is new in each release; how far chance decides which of the
// less popular tasks are published; how much popularity on Claude.ai counts, beside its own, for a task on the API.
const {agreement, novelty, chance, follows} = model.popularity;

/**
 * Draws the tasks of a release, largest on Claude.ai first. Statements, difficulty and tastes belong to the seed, so
 * releases of one seed share most of their tasks; a release adds its own noise.
 */
export function drawTasks(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): Task[] {
  const random = new Random(seed, "tasks");
  const fresh = new Random(seed, "release", shape.release);
  const drawn = statements(seed, shape.pool).map((statement) => {
    const difficulty = random.bounded();
    const scores = drawScores(random, fresh);
    const modes = drawModes(random, difficulty, scores, truth);
    const noise = drawSuccessNoise(random);
    const side = (p: Platform): Side => ({score: scores[p], n: 0, modes: modes[p], success: 0});
    const task: Task = {
      ...statement,
      difficulty,
      shows: random.normals(),
      sides: {claude: side("claude"), api: side("api")}
    };
    return {task, difficulty, scores, noise};
  });
  const tasks = drawn.map(({task}) => task);
  publishSizes(fresh, tasks, shape, repeat);
  for (const p of platforms) rakeModes(tasks, shape, p);
  // True success is centred so that the means over shared tasks are the planted ones.
  const overShared = (of: (task: Task, k: number) => number): number =>
    mean(tasks, (task, k) => (platforms.every((p) => task.sides[p].n > 0) ? of(task, k) : undefined))!;
  const directive = (task: Task): number => 100 * task.sides.api.modes[0]!;
  const usual = overShared(directive);
  for (const p of platforms) {
    const raw = drawn.map((d) => departure(truth, p, {...d, directive: directive(d.task) - usual}));
    const centre = overShared((_, k) => raw[k]!);
    tasks.forEach((task, k) => (task.sides[p].success = asShare(level(truth, p) + raw[k]! - centre)));
  }
  return tasks.filter((task) => platforms.some((p) => task.sides[p].n > 0));
}

/** Standardised popularity, part of it shared by the platforms, part new in the release. */
function drawScores(random: Random, fresh: Random): Record<Platform, number> {
  const shared = random.normal();
  const draw = (): number => {
    const own = Math.sqrt(agreement) * shared + Math.sqrt(1 - agreement) * random.normal();
    return Math.sqrt(1 - novelty) * own + Math.sqrt(novelty) * fresh.normal();
  };
  return {claude: draw(), api: draw()};
}

/** The most popular are published; of those on Claude.ai, and of the rest, the API's most popular are on the API too. */
function publishSizes(random: Random, tasks: readonly Task[], shape: Shape, repeat: number): void {
  const {claude, api} = shape.platforms;
  const candidates = tasks.map((task) => ({
    task,
    claude: task.sides.claude.score + chance.claude * random.normal(),
    api: task.sides.api.score + follows * task.sides.claude.score + chance.api * random.normal()
  }));
  candidates.sort((a, b) => b.claude - a.claude);
  const byApi = (from: number, to?: number): typeof candidates =>
    candidates.slice(from, to).sort((a, b) => b.api - a.api);
  const onApi = [
    ...byApi(0, claude.named).slice(0, shape.shared),
    ...byApi(claude.named).slice(0, api.named - shape.shared)
  ];
  giveSizes("claude", candidates.slice(0, claude.named), claude, repeat);
  giveSizes("api", onApi, api, repeat);
}

function giveSizes(p: Platform, chosen: {task: Task}[], {base, named, pseudo}: PlatformShape, repeat: number): void {
  const total = base - pseudoCount(base, pseudo.none) - pseudoCount(base, pseudo.not_classified);
  const all = sizes(p, named, total, repeat);
  const ranked = chosen.map(({task}) => task.sides[p]).sort((a, b) => b.score - a.score);
  ranked.forEach((side, k) => (side.n = all[k]!));
}

export function pseudoCount(base: number, pct: number): number {
  return Math.round((base * pct) / 100);
}

function rakeModes(tasks: readonly Task[], shape: Shape, p: Platform): void {
  const targets = Object.values(shape.platforms[p].shares.collaboration!).map((pct) => pct / 100);
  const [shares, weights] = [tasks.map(({sides}) => sides[p].modes), tasks.map(({sides}) => sides[p].n)];
  rake(shares, weights, targets);
}
