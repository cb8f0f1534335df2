import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";

import {sha256} from "../stage/sha256.js";

/**
 * What files and folders look like: path, size, inode and both time stamps of each file. Two looks are equal when
 * nothing has changed. Asked again and again, as a watcher loses files that editors and git replace.
 */
export const fileStamps = (paths: readonly string[]): string => paths.flatMap(filesIn).map(fileStamp).join("\n");

function filesIn(path: string): string[] {
  if (!(statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false)) return [path];
  return readdirSync(path, {recursive: true, encoding: "utf8"}).map((file) => join(path, file));
}

/** The look of one file. */
function fileStamp(path: string): string {
  const stats = statSync(path, {bigint: true, throwIfNoEntry: false});
  if (stats === undefined) return `${path} absent`;
  if (stats.isDirectory()) return path;
  return [path, stats.size, stats.ino, stats.mtimeNs, stats.ctimeNs].join(" ");
}

const hashes = new Map<string, {stamp: string; hash: string}>();

/** The hash of a file that is read again only when it looks otherwise. */
export function fileHash(path: string): string {
  const stamp = fileStamp(path);
  const known = hashes.get(path);
  if (known?.stamp === stamp) return known.hash;
  const hash = existsSync(path) ? sha256(readFileSync(path)) : "absent";
  hashes.set(path, {stamp, hash});
  return hash;
}
