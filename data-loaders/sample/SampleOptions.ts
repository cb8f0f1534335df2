import * as z from "zod";

import {modes} from "../../src/analysis/panel/Panel.js";
import model from "./model.json" with {type: "json"};

/** What a parameter must be is its message: see `ParameterError`. */
const within = (low: number, high: number, expected = `a number from ${low} to ${high}`) =>
  z.number(expected).min(low, expected).max(high, expected);
const whole = (least: number, expected = `a whole number, at least ${least}`) => z.int(expected).min(least, expected);
const onBoth = <T extends z.ZodType>(side: T) => z.object({claude: side, api: side});

/** How often the label is right: of successes called a success, of failures called a failure. Shares. */
const labelQuality = z.object({sensitivity: within(0, 1), specificity: within(0, 1)});

/** What is true in a synthetic release, before anything is labelled, folded or published. */
export const plantedTruth = z
  .object({
    /** Mean true success of a task on Claude.ai, %. */
    success: within(0, 100),
    /** Mean true gap of a shared task, Claude.ai − API, percentage points. */
    gap: within(-100, 100),
    /** Direct effect of a task's API directive share on each side's true success, points per point. */
    slope: onBoth(within(-5, 5)),
    /** A confounder: hard tasks are used more directively and succeed less. */
    difficulty: z.object({
      /** Added to the log-odds of directive, and taken from those of learning, per standard deviation of difficulty. */
      directive: onBoth(within(-5, 5)),
      /** Added to true success per standard deviation of difficulty, points. */
      success: onBoth(within(-50, 50)),
      /** Share of the variance of time alone and education (logs and years) that is difficulty: 1 shows it fully. */
      shown: within(0, 1)
    }),
    /**
     * Selection: points of true success per standard deviation of size on the API. Positive: what works goes there. On
     * Claude.ai it levels off for the largest tasks.
     */
    selection: onBoth(within(-50, 50)),
    /** Standard deviation over tasks of what else moves true success, points: in both platforms alike, and in each. */
    spread: z.object({shared: within(0, 50), own: onBoth(within(0, 50))}),
    /** Quality of the success label by platform and mode. */
    labels: onBoth(z.record(z.enum(modes), labelQuality)),
    /** A named cell below this many conversations is folded. 15 as published; 1 publishes everything. */
    fold: whole(1).max(1000, "a number from 1 to 1000")
  })
  .check(({value: {success, gap}, issues}) => {
    const path = ["success − truth.gap (the API's success)"];
    const {error} = within(0, 100).safeParse(success - gap);
    if (error) issues.push({code: "custom", path, input: success - gap, message: error.issues[0]!.message});
  });
export type PlantedTruth = z.infer<typeof plantedTruth>;

/** The same label quality in every mode of a platform. */
export const labelled = (sensitivity: number, specificity: number) =>
  Object.fromEntries(modes.map((mode) => [mode, {sensitivity, specificity}])) as PlantedTruth["labels"]["api"];

/** Chosen so that the default seed looks like February 2026; labels are right. */
export const februaryTruth: PlantedTruth = {...model.truth, labels: {claude: labelled(1, 1), api: labelled(1, 1)}};

/** Every field of `truth` not given is February's. */
export const completeTruth = (truth: Partial<PlantedTruth> = {}): PlantedTruth => ({...februaryTruth, ...truth});

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

/** All that is planted. @throws ParameterError naming the parameter, what it must be and what was found. */
export function checkOptions(options: SampleOptions): PlantedTruth {
  const truth = completeTruth(options.truth);
  check(sampleOptions.extend({truth: plantedTruth}), {...options, truth});
  return truth;
}

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
