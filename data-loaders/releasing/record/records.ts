import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

import {recordSchema, type ResultsRecord} from "../../../src/analysis/claims/Results.js";
import {fault} from "../../outside/fault.js";
import {writeWhole} from "../../outside/writeWhole.js";

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
  const {data, found} = parsed(file);
  if (data) return data;
  throw fault("no record", file, {found});
}

function parsed(file: string): {data?: ResultsRecord | undefined; found: string} {
  try {
    const {data, error} = recordSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
    const [fault] = error?.issues ?? [];
    return {data, found: fault ? `${fault.path.join(".")}: ${fault.message}` : ""};
  } catch (error) {
    return {found: (error as Error).message};
  }
}

/** Writes a record whole or not at all. @returns its path */
export async function writeRecord(record: ResultsRecord, folder: string = RECORDS): Promise<string> {
  return writeWhole(join(folder, `${record.release}.json`), record, {
    what: "the record",
    elsewhere: "or name another folder with --folder"
  });
}
