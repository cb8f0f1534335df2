import {existsSync, readdirSync, readFileSync} from "node:fs";
import {mkdir, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";

import type {ResultsRecord} from "../../../src/analysis/claims/ResultsRecord.js";
import {AcquireError} from "../../AcquireError.js";
import {recordSchema} from "./recordSchema.js";

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
