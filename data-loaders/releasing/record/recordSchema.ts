import {z} from "zod";

import {verdicts} from "../../../src/analysis/claims/Claim.js";
import type {ResultsRecord} from "../../../src/analysis/claims/ResultsRecord.js";

const interval = z.tuple([z.number(), z.number()]).nullable();
const figures = z.union([z.number(), z.record(z.string(), z.number())]).nullable();
const amount = z.number().nullable();
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

const basis = z.enum(["pinned originals", "public figures"]);

const inputs = z.array(z.strictObject({path: z.string(), bytes: z.int(), sha256: z.string(), pinned: z.boolean()}));

const event = z.strictObject({
  date: z.iso.date(),
  commit: z.string().nullable(),
  basis,
  outcome: z.enum(["first", "same", "numbers", "verdicts"]),
  new_inputs: z.boolean(),
  verdicts_changed: z.array(z.string())
});

/** What a file of docs/results must be, key for key. */
export const recordSchema: z.ZodType<ResultsRecord> = z.strictObject({
  schema: z.literal("oversight-gap/record@1"),
  release: z.string(),
  basis,
  window: z.strictObject({start: z.iso.date(), end: z.iso.date()}),
  inputs,
  panel: z.strictObject({
    claude_ai_tasks: z.int(),
    api_tasks: z.int(),
    shared_tasks: z.int(),
    shared_success_tasks: z.int(),
    complete_tasks: z.int(),
    pseudo_tasks: z.array(z.string())
  }),
  platforms: z.strictObject({claude_ai: platform, api: platform}),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      statement: z.string(),
      published: figures,
      observed: figures,
      interval,
      intervals: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
      n: amount,
      verdict: z.enum(verdicts),
      reason: z.string()
    })
  ),
  estimates: z.array(z.strictObject({id: z.string(), value: amount, interval, p: amount, n: z.number()})),
  history: z.array(event).min(1)
});
