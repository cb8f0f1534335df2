import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {drawModes, rake} from "./modeModel.js";
import {statements} from "./names.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";
import type {PlatformShape, Shape} from "./shapeOf.js";
import {sizes} from "./sizes.js";
import {asShare, departure, drawSuccessNoise, level, type SuccessNoise} from "./successModel.js";
import type {Side, Task} from "./Task.js";

// Popularity: how far the platforms agree on it, and how much of it is new in each release.
const agreement = 0.72;
const novelty = 0.08;
/** How far chance decides which of the less popular tasks are published. */
const chance: Record<Platform, number> = {claude: 0.88, api: 0.8};
/** How much popularity on Claude.ai counts, beside its own, for a task to be published on the API. */
const follows = 0.03;

/**
 * Draws the tasks of a release, largest on Claude.ai first. Statements, difficulty and tastes belong to the seed, so
 * releases of one seed share most of their tasks; a release adds its own noise.
 */
export function drawTasks(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): Task[] {
  const random = new Random(seed, "tasks");
  const fresh = new Random(seed, "release", shape.release);
  const noise: SuccessNoise[] = [];
  const tasks = statements(seed, shape.pool).map((statement): Task => {
    const difficulty = random.bounded();
    const scores = drawScores(random, fresh);
    const modes = drawModes(random, difficulty, scores, truth);
    noise.push(drawSuccessNoise(random));
    const side = (p: Platform): Side => ({score: scores[p], n: 0, modes: modes[p], success: 0});
    const shows: Task["shows"] = [random.normal(), random.normal(), random.normal()];
    return {...statement, difficulty, shows, sides: {claude: side("claude"), api: side("api")}};
  });
  publishSizes(fresh, tasks, shape, repeat);
  for (const p of platforms) rakeModes(tasks, shape, p);
  plantSuccess(tasks, noise, truth);
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
  const byApi = (from: number, to: number): Task[] =>
    candidates
      .slice(from, to)
      .sort((a, b) => b.api - a.api)
      .map(({task}) => task);
  const onClaude = candidates.slice(0, claude.named).map(({task}) => task);
  const onApi = [
    ...byApi(0, claude.named).slice(0, shape.shared),
    ...byApi(claude.named, candidates.length).slice(0, api.named - shape.shared)
  ];
  giveSizes("claude", onClaude, claude, repeat);
  giveSizes("api", onApi, api, repeat);
}

function giveSizes(p: Platform, chosen: readonly Task[], {base, named, pseudo}: PlatformShape, repeat: number): void {
  const total = base - pseudoCount(base, pseudo.none) - pseudoCount(base, pseudo.not_classified);
  const all = sizes(p, named, total, repeat);
  const ranked = chosen.toSorted((a, b) => b.sides[p].score - a.sides[p].score);
  ranked.forEach((task, k) => (task.sides[p].n = all[k]!));
}

export function pseudoCount(base: number, pct: number): number {
  return Math.round((base * pct) / 100);
}

function rakeModes(tasks: readonly Task[], shape: Shape, p: Platform): void {
  const targets = Object.values(shape.platforms[p].shares.collaboration!).map((pct) => pct / 100);
  const sides = tasks.map((task) => task.sides[p]);
  rake(
    sides.map((side) => side.modes),
    sides.map((side) => side.n),
    targets
  );
}

/** True success, centred so that the means over shared tasks are the planted ones. */
function plantSuccess(tasks: readonly Task[], noise: readonly SuccessNoise[], truth: PlantedTruth): void {
  const isShared = tasks.map((task) => platforms.every((p) => task.sides[p].n > 0));
  const directive = tasks.map((task) => 100 * task.sides.api.modes[0]!);
  const usual = mean(directive.filter((_, k) => isShared[k]));
  for (const p of platforms) {
    const raw = tasks.map(({difficulty, sides}, k) =>
      departure(truth, p, {
        directive: directive[k]! - usual,
        difficulty,
        scores: {claude: sides.claude.score, api: sides.api.score},
        noise: noise[k]!
      })
    );
    const centre = mean(raw.filter((_, k) => isShared[k]));
    tasks.forEach((task, k) => (task.sides[p].success = asShare(level(truth, p) + raw[k]! - centre)));
  }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
