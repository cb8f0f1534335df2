import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname} from "node:path";

/** Writes a file, unless it holds the same already: a preview shows again what was written. */
export function writeNew(path: string, content: string | Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(content as string))) return;
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, content);
}
