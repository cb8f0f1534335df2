import {existsSync, readdirSync, readFileSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import * as z from "zod";

import {verdicts} from "../../../src/analysis/claims/Claim.js";
import type {ResultsRecord} from "../../../src/analysis/claims/Results.js";
import {AcquireError} from "../../AcquireError.js";

/** Where records are kept, from the project's folder. */
export const RECORDS = join("docs", "results");

/**
 * Every record, newest release first.
 *
 * @throws AcquireError (usage) for a file that is no record.
 */
export function readRecords(folder: string = RECORDS): ResultsRecord[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[^.]+\.json$/.test(name))
    .map((name) => readRecord(join(folder, name)))
    .sort((a, b) => (a.release < b.release ? 1 : -1));
}

/** The record of one release, or null. */
export function recordOf(release: string, folder: string = RECORDS): ResultsRecord | null {
  return readRecords(folder).find((record) => record.release === release) ?? null;
}

function readRecord(file: string): ResultsRecord {
  const parsed = recordSchema.safeParse(contentOf(file));
  if (parsed.success) return parsed.data;
  const [fault] = parsed.error.issues;
  throw noRecord(file, `${fault!.path.join(".")}: ${fault!.message}`);
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw noRecord(file, (error as Error).message);
  }
}

function noRecord(file: string, found: string): AcquireError {
  return new AcquireError("usage", {
    expected: "recorded results, as `npm run data -- record` writes them",
    found,
    where: file,
    next: "take the file from git again (git restore); records are not edited by hand"
  });
}

/** Writes a record whole or not at all. @returns its path */
export async function writeRecord(record: ResultsRecord, folder: string = RECORDS): Promise<string> {
  const file = join(folder, `${record.release}.json`);
  const partial = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(folder, {recursive: true});
    await writeFile(partial, `${JSON.stringify(record, null, 2)}\n`);
    await rename(partial, file);
    return file;
  } finally {
    await rm(partial, {force: true});
  }
}

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
const recordSchema: z.ZodType<ResultsRecord> = z.strictObject({
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
