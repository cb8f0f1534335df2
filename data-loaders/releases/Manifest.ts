import * as z from "zod";

import {type Role, roles, taskMetrics} from "../../src/analysis/panel/ReleaseEvidence.js";
import {pathFault} from "../outside/insideFolder.js";

/** The dataset every manifest is about. */
export const DATASET = "Anthropic/EconomicIndex";

/** @param expected - completes "expected …, found …" */
const text = (pattern: RegExp, expected: string, because = ""): z.ZodString =>
  z.string().regex(pattern, {error: ({input}) => `expected ${expected}, found ${JSON.stringify(input)}${because}`});

const day = z.iso.date({error: ({input}) => `expected a day such as 2026-03-24, found ${JSON.stringify(input)}`});

const knownBytes = z.strictObject({
  revision: text(
    /^[0-9a-f]{40}$/,
    "a commit, 40 lower-case hex digits",
    ": a branch or a tag can move, so the same manifest could name other bytes tomorrow; take the commit from the dataset's history"
  ).describe("Dataset commit that serves these bytes"),
  bytes: z.int().positive(),
  sha256: text(/^[0-9a-f]{64}$/, "64 lower-case hex digits")
    .nullable()
    .describe("Of the content; null: take it from the hub's listing at the revision"),
  /** What sets this version apart, when a file has several. */
  note: z.string().optional()
});

const manifestFile = z.strictObject({
  role: z.enum(roles),
  // Joined to folders on this machine and to addresses: what could point elsewhere is refused before either happens.
  path: z
    .string()
    .refine((path) => pathFault(path) === null, {
      error: ({input}) =>
        "expected a relative path inside the dataset, such as release_2026_03_24/data/file.csv, found " +
        `${JSON.stringify(input)}, ${pathFault(String(input))}; nothing was read or written`
    })
    .describe("Path inside the dataset repository, with forward slashes"),
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
    /** A staged one may add a suffix: 2026-03-24-staged. */
    release: text(/^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)*$/, "a name such as 2026-03-24 or 2026-03-24-staged").describe(
      "Release date, which is also its name"
    ),
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
    files: z.array(manifestFile).superRefine((files, {addIssue}) => {
      const [roles, paths] = [files.map(({role}) => role), files.map(({path}) => path)];
      for (const needed of ["claude_ai", "api"] as const)
        if (!roles.includes(needed)) addIssue(`expected a file with the role "${needed}", found none`);
      for (const [key, values] of Object.entries({role: roles, path: paths}))
        for (const twice of values.filter((value, i) => values.indexOf(value as never) < i))
          addIssue(`expected every ${key} once, found "${twice}" again`);
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

const folderName = /^release_(\d{4}_\d{2}_\d{2}(?:_[a-z0-9]+)*)$/;

/** release_2026_03_24 → 2026-03-24, release_2026_03_24_v2 → 2026-03-24-v2; null for any other name. */
export const releaseOfFolder = (name: string): string | null =>
  folderName.exec(name)?.[1]?.replaceAll("_", "-") ?? null;

/** 2026-03-24 → release_2026_03_24 */
export const folderOfRelease = (release: string): string => `release_${release.replaceAll("-", "_")}`;
