import {lstatSync, renameSync, rmSync} from "node:fs";

/**
 * Renames a link over an older one, so that no reader finds it missing. Windows does not rename over a link to a folder
 * (a junction): there the old one is removed first.
 *
 * @param rename - the file system's; handed in to try what other systems say
 */
export function replaceLink(fresh: string, link: string, rename = renameSync): void {
  try {
    rename(fresh, link);
  } catch (error) {
    const old = lstatSync(link, {throwIfNoEntry: false});
    if (old?.isSymbolicLink() !== true) {
      rmSync(fresh, {force: true});
      throw error;
    }
    rmSync(link);
    rename(fresh, link);
  }
}
