import {createHash} from "node:crypto";
import {readFileSync, statSync} from "node:fs";
import {join} from "node:path";

import {filesIn} from "../outside/filesIn.js";
import {sha256} from "./sha256.js";

/** Hash of any JSON value: the name of a staged folder. */
export function keyOf(value: unknown): string {
  return sha256(JSON.stringify(value)).slice(0, 20);
}

/** Hash of all code and settings in these files and folders: what a staged output was made by. */
export function codeHash(paths: readonly string[]): string {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(codeIn).sort()) hash.update(path).update("\0").update(readFileSync(path));
  return hash.digest("hex");
}

function codeIn(path: string): string[] {
  return statSync(path).isFile() ? [path] : filesIn(path).map((file) => join(path, file));
}
