import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";

/** Lies beside the link to the staged tables while these are out of date: empty, or with what went wrong. */
export const pendingFile = (folder: string): string => `${folder}.pending`;

/**
 * The folder that this build's tables were staged into: set by `npm run build` and `npm run dev`. In a preview, whoever
 * asks while tables are being staged again waits for the new ones: old ones are never served for new inputs.
 */
function stagedFolder(): string {
  const folder = process.env.OVERSIGHT_GAP_STAGE;
  if (folder) return upToDate(folder);
  throw new Error("no staged tables: run `npm run build` or `npm run dev`, which stage them before the site is made");
}

function upToDate(folder: string): string {
  while (existsSync(pendingFile(folder))) {
    const fault = readOrEmpty(pendingFile(folder));
    if (fault !== "") throw new Error(`no tables to show: ${fault}`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return folder;
}

/** Empty also for a file that went away meanwhile. */
function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** A staged file, as a loader writes it to standard output. */
export function stagedFile(path: string): Buffer {
  return readFileSync(join(stagedFolder(), path));
}

/** The names of the files in a staged folder. */
export function stagedNames(folder: string): string[] {
  return readdirSync(join(stagedFolder(), folder));
}

/** A staged JSON file. */
export function stagedJson<T>(path: string): T {
  return JSON.parse(stagedFile(path).toString("utf8")) as T;
}
