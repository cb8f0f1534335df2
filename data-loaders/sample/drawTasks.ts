import {type Platform, platforms} from "../../src/analysis/Panel.js";
import {drawModes, rake} from "./modeModel.js";
import {statements} from "./names.js";
import type {PlantedTruth} from "./PlantedTruth.js";
import {Random} from "./Random.js";
import type {Shape} from "./Shape.js";
import {sizes} from "./sizes.js";
import {asShare, departure, drawSuccessNoise, level, type SuccessNoise} from "./successModel.js";
import type {Task} from "./Task.js";

// Popularity: how far the platforms agree on it, and how much of it is new in each release.
const agreement = 0.62;
const novelty = 0.08;

/**
 * Draws the tasks of a release, largest on Claude.ai first. Statements, difficulty and tastes belong to the seed, so
 * releases of one seed share most of their tasks; a release adds its own noise.
 */
export function drawTasks(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): Task[] {
  const {claude, api} = shape.platforms;
  const wanted = claude.named + api.named - shape.shared;
  const pool = statements(seed, Math.ceil(wanted * 1.25));
  const random = new Random(seed, "tasks");
  const fresh = new Random(seed, "release", shape.release);
  const noise: SuccessNoise[] = [];
  const tasks = pool.map((statement): Task => {
    const difficulty = random.bounded();
    const modes = drawModes(random, difficulty, truth);
    const popularity = random.normal();
    noise.push(drawSuccessNoise(random));
    const side = (p: Platform): Task["sides"][Platform] => {
      const own = Math.sqrt(agreement) * popularity + Math.sqrt(1 - agreement) * random.normal();
      const score = Math.sqrt(1 - novelty) * own + Math.sqrt(novelty) * fresh.normal();
      return {score, n: 0, modes: modes[p], success: 0};
    };
    const shows: Task["shows"] = [random.normal(), random.normal(), random.normal()];
    return {...statement, difficulty, shows, sides: {claude: side("claude"), api: side("api")}};
  });
  publishSizes(tasks, shape, repeat);
  for (const p of platforms) rakeModes(tasks, shape, p);
  plantSuccess(tasks, noise, truth);
  return tasks.filter((task) => platforms.some((p) => task.sides[p].n > 0));
}

/** The most popular are published; of those on Claude.ai, and of the rest, the API's most popular are on the API too. */
function publishSizes(tasks: readonly Task[], shape: Shape, repeat: number): void {
  const by = (p: Platform, some: readonly Task[]): Task[] =>
    some.toSorted((a, b) => b.sides[p].score - a.sides[p].score);
  const {claude, api} = shape.platforms;
  const onClaude = by("claude", tasks).slice(0, claude.named);
  const elsewhere = by("claude", tasks).slice(claude.named);
  const onApi = [
    ...by("api", onClaude).slice(0, shape.shared),
    ...by("api", elsewhere).slice(0, api.named - shape.shared)
  ];
  const give = (p: Platform, chosen: Task[]): void => {
    const {base, named, pseudo} = shape.platforms[p];
    const total = base - pseudoCount(base, pseudo.none) - pseudoCount(base, pseudo.not_classified);
    const all = sizes(p, named, total, repeat);
    by(p, chosen).forEach((task, k) => (task.sides[p].n = all[k]!));
  };
  give("claude", onClaude);
  give("api", onApi);
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
  const shared = tasks.filter((task) => platforms.every((p) => task.sides[p].n > 0));
  const directive = mean(shared.map((task) => 100 * task.sides.api.modes[0]!));
  for (const p of platforms) {
    const score = mean(shared.map((task) => task.sides[p].score));
    const points = (task: Task, k: number): number =>
      departure(
        truth,
        p,
        100 * task.sides.api.modes[0]! - directive,
        task.difficulty,
        task.sides[p].score - score,
        noise[k]!
      );
    const raw = tasks.map(points);
    const centre = mean(raw.filter((_, k) => platforms.every((q) => tasks[k]!.sides[q].n > 0)));
    tasks.forEach((task, k) => (task.sides[p].success = asShare(level(truth, p) + raw[k]! - centre)));
  }
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
