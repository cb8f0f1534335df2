import {bisector, mean, sort, sum} from "d3-array";

import {type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {asShare, departure, directiveOf, drawTask, level, type Task} from "./drawTask.js";
import model from "./model.json" with {type: "json"};
import {rake} from "./modeModel.js";
import {statements} from "./names.js";
import {Random} from "./Random.js";
import {ParameterError, type PlantedTruth} from "./SampleOptions.js";
import type {PlatformShape, Shape} from "./shapeOf.js";

// How far the platforms agree on popularity, and how much of it is new in each release; how far chance decides which of the
// less popular tasks are published; how much popularity on Claude.ai counts, beside its own, for a task on the API.
const {agreement, novelty, chance, follows} = model.popularity;

/**
 * Draws the tasks of a release, largest on Claude.ai first. Statements, difficulty and tastes belong to the seed, so
 * releases of one seed share most of their tasks; a release adds its own noise.
 *
 * @param repeat how many times the published release is repeated in size: see `sizes`
 */
export function drawTasks(seed: number, shape: Shape, truth: PlantedTruth, repeat: number): Task[] {
  const random = new Random(seed, "tasks");
  const fresh = new Random(seed, "release", shape.release);
  const renewed = (own: number): number => Math.sqrt(1 - novelty) * own + Math.sqrt(novelty) * fresh.normal();
  const tasks = statements(seed, shape.pool).map((one) => drawTask(random, one, truth, agreement, renewed));
  publishSizes(fresh, tasks, shape, repeat);
  for (const p of platforms) {
    const modes = tasks.map(({sides}) => sides[p].modes);
    const sizes = tasks.map(({sides}) => sides[p].n);
    const targets = Object.values(shape.platforms[p].shares.collaboration!).map((pct) => pct / 100);
    rake(modes, sizes, targets);
  }
  // True success is centred so that the means over shared tasks are the planted ones.
  const shared = tasks.filter(({sides}) => platforms.every((p) => sides[p].n > 0));
  const usual = mean(shared, directiveOf)!;
  for (const p of platforms) {
    const raw = (task: Task): number => departure(truth, p, task, usual);
    const centre = mean(shared, raw)!;
    for (const task of tasks) task.sides[p].success = asShare(level(truth, p) + raw(task) - centre);
  }
  return tasks.filter(({sides}) => platforms.some((p) => sides[p].n > 0));
}

/** The most popular are published; of those on Claude.ai, and of the rest, the API's most popular are on the API too. */
function publishSizes(random: Random, tasks: readonly Task[], shape: Shape, repeat: number): void {
  const {claude, api} = shape.platforms;
  const candidates = tasks.map(({sides}) => ({
    sides,
    claude: sides.claude.score + chance.claude * random.normal(),
    api: sides.api.score + follows * sides.claude.score + chance.api * random.normal()
  }));
  const most = (those: typeof candidates, p: Platform, n?: number) => sort(those, (one) => -one[p]).slice(0, n);
  const ranked = most(candidates, "claude");
  const [onClaude, others] = [ranked.slice(0, claude.named), ranked.slice(claude.named)];
  const onApi = [...most(onClaude, "api", shape.shared), ...most(others, "api", api.named - shape.shared)];
  for (const [p, chosen] of Object.entries({claude: onClaude, api: onApi}) as [Platform, typeof candidates][]) {
    const all = sizes(p, shape.platforms[p], repeat);
    sort(chosen, ({sides}) => -sides[p].score).forEach(({sides}, k) => (sides[p].n = all[k]!));
  }
}

export const pseudoCount = (base: number, pct: number): number => Math.round((base * pct) / 100);

/** Smallest published task, in conversations. */
export const smallestTask = 15;

/**
 * Task size by rank, as [ln(tasks / (rank − ½)), ln conversations]: heavier than lognormal, thinner than a power law at
 * the very top. Read off the published counts of February 2026; the other releases follow the same curve.
 */
function curveOf({tasks, shares, ranks}: (typeof model.sizes)[Platform]): [number, number][] {
  return [
    [0, Math.log(smallestTask)],
    ...shares.map(([above, n]): [number, number] => [-Math.log(above!), Math.log(n!)]),
    ...ranks.map(([rank, n]): [number, number] => [Math.log(tasks / (rank! - 0.5)), Math.log(n!)])
  ];
}
const curves = {claude: curveOf(model.sizes.claude), api: curveOf(model.sizes.api)};

/** Conversations of the task that a share `above` of all tasks exceeds. */
function sizeAt(p: Platform, above: number): number {
  const x = -Math.log(above);
  const curve = curves[p];
  // Beyond its end the curve goes on as it ended.
  const k = Math.min(Math.max(1, bisector(([at]: [number, number]) => at).left(curve, x)), curve.length - 1);
  const [[x0, y0], [x1, y1]] = [curve[k - 1]!, curve[k]!];
  return Math.exp(y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
}

/**
 * Sizes of all tasks, largest first, adding up to what the pseudo-tasks leave of the base. The curve is stretched above its floor to fit; more tasks
 * than the curve was read from repeat it, so that a larger release has no larger tasks.
 */
function sizes(p: Platform, {base, named: tasks, pseudo}: PlatformShape, repeat: number): number[] {
  const total = base - pseudoCount(base, pseudo.none) - pseudoCount(base, pseudo.not_classified);
  if (total < tasks * smallestTask) {
    const most = Math.floor(total / smallestTask);
    const why = `at most ${most}: a task has at least ${smallestTask} of the ${total} conversations`;
    throw new ParameterError(`tasks.named.${p}`, why, String(tasks));
  }
  const distinct = Math.ceil(tasks / repeat);
  const shape = Array.from({length: tasks}, (_, k) => sizeAt(p, (Math.floor(k / repeat) + 0.5) / distinct));
  const excess = (total - tasks * smallestTask) / sum(shape, (n) => n - smallestTask);
  const fitted = shape.map((n) => smallestTask + Math.floor((n - smallestTask) * excess));
  let left = total - sum(fitted);
  for (let k = 0; left > 0; k = (k + 1) % tasks, left--) fitted[k]!++;
  return fitted;
}
