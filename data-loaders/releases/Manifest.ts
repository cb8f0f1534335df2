import * as z from "zod";

import {type Role, roles, taskMetrics} from "../../src/analysis/panel/ReleaseEvidence.js";
import {pathFault} from "../outside/pathFault.js";

/** The dataset every manifest is about. */
export const DATASET = "Anthropic/EconomicIndex";

/**
 * A path inside the dataset repository. It is joined to folders on this machine and to addresses, so anything that
 * could point elsewhere is refused before either happens.
 */
const datasetPath = z
  .string()
  .superRefine((path, context) => {
    const fault = pathFault(path);
    if (fault !== null)
      context.addIssue({
        code: "custom",
        message:
          `expected a relative path inside the dataset, such as release_2026_03_24/data/file.csv, found ` +
          `${JSON.stringify(path)}, ${fault}; nothing was read or written`
      });
  })
  .describe("Path inside the dataset repository, with forward slashes");

const day = z.iso.date({error: (issue) => `expected a day such as 2026-03-24, found ${shown(issue.input)}`});

const knownBytes = z.strictObject({
  /** Dataset commit (40 hex digits) that serves these bytes. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/, {
      error: (issue) =>
        `expected a commit, 40 lower-case hex digits, found ${shown(issue.input)}: a branch or a tag can move, so ` +
        "the same manifest could name other bytes tomorrow; take the commit from the dataset's history"
    })
    .describe("Dataset commit that serves these bytes"),
  bytes: z.int().positive(),
  /** Of the content. Null only where the catalogue could not learn it: then the hub's own listing is used. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, {error: (issue) => `expected 64 lower-case hex digits, found ${shown(issue.input)}`})
    .nullable()
    .describe("Of the content; null: take it from the hub's listing at the revision"),
  /** What sets this version apart, when a file has several. */
  note: z.string().optional()
});

const manifestFile = z.strictObject({
  role: z.enum(roles),
  /** Path inside the dataset repository. */
  path: datasetPath,
  /** Newest first; the first is the one a download takes. */
  known: z.array(knownBytes).min(1)
});

/**
 * One manifest: the only source of the types below, of the checks on every entry, and of `manifest.schema.json`,
 * which gives editors completion when a private manifest is written.
 */
export const manifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    /** Release date, which is also its name: 2026-03-24. A staged one may add a suffix: 2026-03-24-staged. */
    release: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)*$/, {
        error: (issue) => `expected a name such as 2026-03-24 or 2026-03-24-staged, found ${shown(issue.input)}`
      })
      .describe("Release date, which is also its name"),
    /** Which published format the platform files have. */
    dialect: z.enum(["long", "metric"]),
    /** First and last day of the data; the last day is exclusive. */
    window: z.strictObject({start: day, end: day}).refine(({start, end}) => start < end, {
      error: "expected start before end (the end day is exclusive)"
    }),
    /** What the release publishes for each task. */
    metrics: z.array(z.enum(taskMetrics)),
    licence: z.string(),
    /** Day on which the entry was last checked against its source. */
    accessed: day,
    files: z.array(manifestFile).superRefine((files, context) => {
      for (const needed of ["claude_ai", "api"] as const)
        if (!files.some((file) => file.role === needed))
          context.addIssue({code: "custom", message: `expected a file with the role "${needed}", found none`});
      for (const key of ["role", "path"] as const)
        for (const twice of repeated(files.map((file) => file[key])))
          context.addIssue({code: "custom", message: `expected every ${key} once, found "${twice}" again`});
    }),
    note: z.string().optional()
  })
  .describe("One release of the Anthropic Economic Index: where its bytes are and how to read them");

/** One known version of a file. */
export type KnownBytes = z.infer<typeof knownBytes>;

export type ManifestFile = z.infer<typeof manifestFile>;

/** One dataset release: where its bytes are and how to read them. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The files without which there is no report; the others only add to it. */
export const isPlatform = ({role}: {role: Role}): boolean => role === "claude_ai" || role === "api";

const repeated = (values: string[]): string[] => values.filter((value, i) => values.indexOf(value) < i);

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
