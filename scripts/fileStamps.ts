import {readdirSync, statSync} from "node:fs";
import {join} from "node:path";

/**
 * What files and folders fileStamps like: path, size, inode and both time stamps of each file. Two looks are equal when
 * nothing has changed. Asked again and again, as a watcher loses files that editors and git replace.
 */
export function fileStamps(paths: readonly string[]): string {
  return paths.flatMap(filesIn).map(stampOf).join("\n");
}

function filesIn(path: string): string[] {
  if (!(statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false)) return [path];
  return readdirSync(path, {recursive: true, encoding: "utf8"}).map((file) => join(path, file));
}

function stampOf(path: string): string {
  const stats = statSync(path, {bigint: true, throwIfNoEntry: false});
  if (stats === undefined) return `${path} absent`;
  if (stats.isDirectory()) return path;
  return [path, stats.size, stats.ino, stats.mtimeNs, stats.ctimeNs].join(" ");
}
