import * as z from "zod";

import {completeTruth, onBoth, type PlantedTruth, plantedTruth, whole} from "./PlantedTruth.js";

/** Releases the generator can write. */
export const sampleReleases = ["2025-09-15", "2026-01-15", "2026-03-24", "2026-06-26"] as const;
const republished = "2026-03-24-republished";

const oneOf = <T extends string>(choices: readonly T[]) => z.enum(choices, `one of ${choices.join(", ")}`);

const sampleOptions = z.object({
  /** One of `sampleReleases`. February's Claude.ai file was published twice; without a suffix it is the first. */
  release: oneOf([...sampleReleases, republished]),
  /** `small` is the embedded default: a few hundred tasks, no regions. `full` has the published numbers of rows. */
  size: oneOf(["small", "full"]),
  /** Same seed, same bytes. */
  seed: whole(Number.MIN_SAFE_INTEGER),
  /** Where the release folders go, laid out as the dataset repository. */
  folder: z.string().min(1, "the path of a folder"),
  /** Multiplies tasks, request clusters, regions and conversations. */
  scale: whole(1).max(100, "a number from 1 to 100").optional(),
  /** Numbers of named tasks of each platform, and of both, to take instead of the published ones. */
  tasks: z
    .object({named: onBoth(whole(20).max(100_000, "a number from 20 to 100000")), shared: whole(1)})
    .check(({value: {named, shared}, issues}) => {
      const most = Math.min(named.claude, named.api);
      const message = `at most ${most}, the named tasks of the smaller platform`;
      if (shared > most) issues.push({code: "custom", path: ["shared"], input: shared, message});
    })
    .optional()
});

export type SampleOptions = z.infer<typeof sampleOptions> & {truth?: Partial<PlantedTruth>};
export type SampleRelease = SampleOptions["release"];

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
export const checkOptions = (options: SampleOptions): void =>
  check(sampleOptions.extend({truth: plantedTruth}), {...options, truth: completeTruth(options.truth)});

/** @throws ParameterError naming the parameter. */
export const checkDraw = (truth: PlantedTruth, n: number): void =>
  check(z.object({n: whole(1), truth: plantedTruth}), {n, truth});

function check(schema: z.ZodType, value: unknown): void {
  const [issue] = schema.safeParse(value, {reportInput: true}).error?.issues ?? [];
  if (issue) throw new ParameterError(issue.path.join("."), issue.message, String(issue.input));
}

/**
 * A release and, where its file was published twice, the version of it: the later one unless the first is asked for.
 *
 * @throws ParameterError for a release or a version there is not
 */
export function sampleName(release: string, version?: string): SampleRelease {
  check(z.object({release: oneOf(sampleReleases)}), {release});
  if (release !== "2026-03-24") {
    if (version !== undefined) throw new ParameterError("version", `none, as ${release} was published once`, version);
    return release as SampleRelease;
  }
  check(z.object({version: oneOf(["first", "republished"]).optional()}), {version});
  return version === "first" ? release : republished;
}
