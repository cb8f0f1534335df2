import * as z from "zod";

import type {Estimate} from "../estimators/Estimated.js";
import type {MultiverseSummary} from "../models/multiverse.js";
import {modes} from "../panel/Panel.js";
import type {Note, PeriodEvidence} from "../panel/ReleaseEvidence.js";
import type {Specification} from "../panel/Specification.js";

export const verdicts = ["reproduced", "contradicted", "not supported", "not in this release", "not testable"] as const;

const amount = z.number().nullable();
const pair = z.tuple([z.number(), z.number()]).readonly();
const interval = pair.nullable();
/** What a claim prints or what is observed: a value, or named parts where it has several (`claude_ai`, `api`, `gap`, …). */
const figures = z.union([z.number(), z.record(z.string(), z.number()).readonly()]).nullable();

const platform = z.strictObject({
  success_pct: amount,
  modes_pct: z.strictObject(
    Object.fromEntries(modes.map((mode) => [mode, amount])) as Record<(typeof modes)[number], typeof amount>
  ),
  human_only_time_h: amount,
  human_with_ai_time_min: amount,
  speedup: amount,
  autonomy: amount
});

/** Which bytes a record was made from: the dataset's own files, or public figures about the same release. */
const basis = z.enum(["pinned originals", "public figures"]);

/** A claim as recorded: without its rule. Both sides have the same shape, part for part, unless one is null. */
const claim = z.strictObject({
  id: z.string(),
  /** In our words. */
  statement: z.string(),
  /** The number as printed; null for a statement without one. */
  published: figures,
  observed: figures,
  /** Of a value. */
  interval,
  /** Of named parts, part for part where it is known. */
  intervals: z.record(z.string(), pair).readonly().optional(),
  n: amount,
  verdict: z.enum(verdicts),
  /** One or two sentences for a reader, made from the numbers. */
  reason: z.string()
});

/** One line of a record's history: appended each time, never changed. */
const event = z.strictObject({
  /** Day on which it was recorded. */
  date: z.iso.date(),
  /** Commit of the code that made the results; null outside a git checkout. */
  commit: z.string().nullable(),
  basis,
  /** What it did to the record: the first, or what moved. */
  outcome: z.enum(["first", "same", "numbers", "verdicts"]),
  /** True when other bytes than before were read. */
  new_inputs: z.boolean(),
  verdicts_changed: z.array(z.string())
});

/** docs/results/<release>.json, key for key: aggregates and verdicts of one release, never a task. Absent is null, never 0. */
export const recordSchema = z.strictObject({
  schema: z.literal("oversight-gap/record@1"),
  release: z.string(),
  basis,
  window: z.strictObject({start: z.iso.date(), end: z.iso.date()}),
  inputs: z.array(z.strictObject({path: z.string(), bytes: z.int(), sha256: z.string(), pinned: z.boolean()})),
  panel: z.strictObject({
    /** Named tasks of each platform and of both. */
    claude_ai_tasks: z.int(),
    api_tasks: z.int(),
    shared_tasks: z.int(),
    /** Tasks with a published success share on both, and of these with the essay's mode cells; `pseudo_tasks` count. */
    shared_success_tasks: z.int(),
    complete_tasks: z.int(),
    /** Labels counted among the complete tasks without being tasks. */
    pseudo_tasks: z.array(z.string())
  }),
  platforms: z.strictObject({claude_ai: platform, api: platform}),
  claims: z.array(claim),
  estimates: z.array(z.strictObject({id: z.string(), value: amount, interval, p: amount, n: z.number()})),
  history: z.array(event).min(1)
});

export type ResultsRecord = z.infer<typeof recordSchema>;
export type RecordedClaim = z.infer<typeof claim>;

/** A claim with its verdict, as in results.json. */
export interface JudgedClaim extends RecordedClaim {
  /**
   * Where it stands: whose it is, by a name where somebody adds one; in a few words of our own; the part of the essay or
   * notebook; and its address: the essay, at the words themselves where they are known by heart, or the line of the
   * notebook, at the commit that the figures were made by.
   */
  place: {source: string; name: string; section: string; url: string};
  /** How the verdict follows from the data. */
  rule: string;
}

/** dist/results.json: others compare against it. Numbers are unrounded; absent is null, never 0. */
export interface Results
  extends
    Pick<ResultsRecord, "release" | "window" | "inputs" | "panel" | "platforms">,
    Pick<PeriodEvidence, "source" | "synthetic" | "reason"> {
  schema: "oversight-gap/results@1";
  claims: JudgedClaim[];
  /** Promises that the files break without a number being wrong or open to two readings. */
  notes: Note[];
  /** `spec` is null where a named function answers and no specification says what. */
  estimates: ({id: string; spec: Specification | null} & Estimate)[];
  multiverse: MultiverseSummary;
}

/** The same without the multiverse: what two releases, or two versions of one, are compared by. */
export type Findings = Omit<Results, "multiverse">;
