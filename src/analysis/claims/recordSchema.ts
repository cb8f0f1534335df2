import * as z from "zod";

import {verdicts} from "./Claim.js";

const amount = z.number().nullable();
const pair = z.tuple([z.number(), z.number()]).readonly();
const interval = pair.nullable();
const figures = z.union([z.number(), z.record(z.string(), z.number()).readonly()]).nullable();

const platform = z.strictObject({
  success_pct: amount,
  modes_pct: z.strictObject({
    directive: amount,
    feedback_loop: amount,
    learning: amount,
    task_iteration: amount,
    validation: amount,
    no_mode: amount
  }),
  human_only_time_h: amount,
  human_with_ai_time_min: amount,
  speedup: amount,
  autonomy: amount
});

/** Which bytes a record was made from: the dataset's own files, or public figures about the same release. */
const basis = z.enum(["pinned originals", "public figures"]);

/** A claim as recorded: without its rule, and `intervals` only where there are several. */
const claim = z.strictObject({
  id: z.string(),
  statement: z.string(),
  published: figures,
  observed: figures,
  interval,
  intervals: z.record(z.string(), pair).readonly().optional(),
  n: amount,
  verdict: z.enum(verdicts),
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
