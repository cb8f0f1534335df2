import {readFileSync} from "node:fs";
import {join} from "node:path";

/** The folder that this build's tables were staged into: set by `npm run build` and `npm run dev`. */
export function stagedFolder(): string {
  const folder = process.env.OVERSIGHT_GAP_STAGE;
  if (folder) return folder;
  throw new Error("no staged tables: run `npm run build` or `npm run dev`, which stage them before the site is made");
}

/** A staged file, as a loader writes it to standard output. */
export function stagedFile(path: string): Buffer {
  return readFileSync(join(stagedFolder(), path));
}

/** A staged JSON file. */
export function stagedJson<T>(path: string): T {
  return JSON.parse(stagedFile(path).toString("utf8")) as T;
}
