import {existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync} from "node:fs";
import {basename, dirname, join, resolve} from "node:path";

export interface OutputFolder {
  /** Where the site is made: beside its place, so that it is moved there in one step. */
  partial: string;
  /** Puts the finished site in its place; the last one goes. */
  replace(): void;
  /** Takes away what is unfinished. */
  remove(): void;
}

/**
 * The place of a site, checked before anything is built: through links, on whichever file system it is.
 *
 * @throws Error when the place can't be written to, or holds something that is no site of this project.
 */
export function outputFolder(target: string): OutputFolder {
  const place = existsSync(target) ? realpathSync(target) : resolve(target);
  checkReplaceable(place, target);
  const work = workFolder(dirname(place), basename(place), target);
  const partial = join(work, "site");
  return {
    partial,
    replace() {
      const last = join(work, "last");
      // Another build may put its own site there meanwhile: whichever comes last stands, whole.
      for (let tries = 0; ; ++tries)
        try {
          if (existsSync(place)) renameSync(place, last);
          renameSync(partial, place);
          return;
        } catch (error) {
          // The last site goes back where nothing came in its place.
          if (existsSync(last) && !existsSync(place)) renameSync(last, place);
          if (tries === 20) throw error;
          rmSync(last, {recursive: true, force: true});
        }
    },
    remove: () => rmSync(work, {recursive: true, force: true})
  };
}

function workFolder(parent: string, name: string, target: string): string {
  try {
    mkdirSync(parent, {recursive: true});
    return mkdtempSync(join(parent, `.${name}-partial-`));
  } catch (error) {
    throw new Error(
      `--output ${target}: expected to write to ${parent}, found ${(error as NodeJS.ErrnoException).code}; choose another folder`,
      {cause: error}
    );
  }
}

function checkReplaceable(place: string, target: string): void {
  if (!existsSync(place)) return;
  const what = !statSync(place).isDirectory()
    ? "a file"
    : readdirSync(place).length > 0 && !existsSync(join(place, "results.json"))
      ? "a folder with other files in it"
      : null;
  if (what === null) return;
  throw new Error(
    `--output ${target}: expected a site built before, an empty folder or none, found ${what}; name another folder, or empty it`
  );
}
