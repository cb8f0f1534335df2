import {type Mode, modes, type Platform, platforms} from "../../src/analysis/panel/Panel.js";
import {completeTruth, type PlantedTruth} from "./PlantedTruth.js";

/** Releases the generator can write. */
export const sampleReleases = ["2025-09-15", "2026-01-15", "2026-03-24", "2026-06-26"] as const;
/** One of them. February's Claude.ai file was published twice; without a suffix it is the first. */
export type SampleRelease = (typeof sampleReleases)[number] | "2026-03-24-republished";

/**
 * A release and, where its file was published twice, the version of it: the later one unless the first is asked for.
 *
 * @throws ParameterError for a release or a version there is not
 */
export function sampleName(release: string, version?: string): SampleRelease {
  const known = sampleReleases.find((name) => name === release);
  if (known === undefined) return fail("release", `one of ${sampleReleases.join(", ")}`, release);
  if (known !== "2026-03-24") {
    if (version !== undefined) fail("version", `none, as ${release} was published once`, version);
    return known;
  }
  oneOf("version", version ?? "republished", ["first", "republished"]);
  return version === "first" ? known : "2026-03-24-republished";
}

/** Task counts to take instead of the published ones. */
export interface TaskNumbers {
  /** Named tasks of each platform. */
  named: Record<Platform, number>;
  /** Named tasks on both. */
  shared: number;
}

export interface SampleOptions {
  /** Where the release folders go, laid out as the dataset repository. */
  folder: string;
  release: SampleRelease;
  /** Same seed, same bytes. */
  seed: number;
  /** `small` is the embedded default: a few hundred tasks, no regions. `full` has the published numbers of rows. */
  size: "small" | "full";
  /** Multiplies tasks, request clusters, regions and conversations. */
  scale?: number;
  tasks?: TaskNumbers;
  truth?: Partial<PlantedTruth>;
}

export const defaultSeed = 20260324;

/** A parameter of the generator that can't be: it is named as it is written in `SampleOptions`. */
export class ParameterError extends RangeError {
  override name = "ParameterError";

  constructor(
    readonly parameter: string,
    readonly expected: string,
    readonly found: string
  ) {
    super(`Impossible sample parameter ${parameter}: expected ${expected}, found ${found}.`);
  }
}

/** @throws ParameterError naming the parameter, what it must be and what was found. */
export function checkOptions(options: SampleOptions): void {
  oneOf("release", options.release, [...sampleReleases, "2026-03-24-republished"]);
  oneOf("size", options.size, ["small", "full"]);
  whole("seed", options.seed, Number.MIN_SAFE_INTEGER);
  if (options.folder === "") fail("folder", "the path of a folder", options.folder);
  if (options.scale !== undefined) within("scale", whole("scale", options.scale, 1), 1, 100);
  if (options.tasks) checkTasks(options.tasks);
  checkTruth(completeTruth(options.truth));
}

/** @throws ParameterError naming the parameter. */
function checkTasks({named, shared}: TaskNumbers): void {
  for (const p of platforms) within(`tasks.named.${p}`, whole(`tasks.named.${p}`, named[p], 20), 20, 100_000);
  whole("tasks.shared", shared, 1);
  const most = Math.min(named.claude, named.api);
  if (shared > most) fail("tasks.shared", `at most ${most}, the named tasks of the smaller platform`, shared);
}

/** @throws ParameterError naming the parameter. */
function checkTruth(truth: PlantedTruth): void {
  within("truth.success", truth.success, 0, 100);
  within("truth.gap", truth.gap, -100, 100);
  within("truth.success − truth.gap (the API's success)", truth.success - truth.gap, 0, 100);
  within("truth.difficulty.shown", truth.difficulty.shown, 0, 1);
  within("truth.spread.shared", truth.spread.shared, 0, 50);
  within("truth.fold", whole("truth.fold", truth.fold, 1), 1, 1000);
  for (const p of platforms) {
    within(`truth.slope.${p}`, truth.slope[p], -5, 5);
    within(`truth.difficulty.directive.${p}`, truth.difficulty.directive[p], -5, 5);
    within(`truth.difficulty.success.${p}`, truth.difficulty.success[p], -50, 50);
    within(`truth.selection.${p}`, truth.selection[p], -50, 50);
    within(`truth.spread.own.${p}`, truth.spread.own[p], 0, 50);
    for (const mode of modes) checkLabels(p, mode, truth);
  }
}

function checkLabels(p: Platform, mode: Mode, truth: PlantedTruth): void {
  const quality = truth.labels[p][mode];
  within(`truth.labels.${p}.${mode}.sensitivity`, quality.sensitivity, 0, 1);
  within(`truth.labels.${p}.${mode}.specificity`, quality.specificity, 0, 1);
}

function oneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (!allowed.some((choice) => choice === value)) fail(name, `one of ${allowed.join(", ")}`, value);
}

function whole(name: string, value: number, least: number): number {
  if (!Number.isSafeInteger(value) || value < least) fail(name, `a whole number, at least ${least}`, value);
  return value;
}

function within(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) fail(name, `a number from ${low} to ${high}`, value);
}

function fail(name: string, expected: string, found: unknown): never {
  throw new ParameterError(name, expected, String(found));
}

/** @throws ParameterError naming the parameter. */
export function checkDraw(truth: PlantedTruth, n: number): void {
  whole("n", n, 1);
  checkTruth(truth);
}
