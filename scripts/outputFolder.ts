import {existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, renameSync, rmSync, statSync} from "node:fs";
import {basename, dirname, join, relative, resolve} from "node:path";

/**
 * The place of a site, checked before anything is built: through links, on whichever file system it is. The site is made
 * in `partial`, beside its place; `replace` moves it there in one step, and `remove` takes away what is unfinished.
 *
 * @throws Error when the place can't be written to, or holds something that is no site of this project.
 */
export function outputFolder(target: string): {partial: string; replace(): void; remove(): void} {
  const place = existsSync(target) ? realpathSync(target) : resolve(target);
  checkReplaceable(place, target);
  const prefix = `.${basename(place)}-partial-`;
  const {path: work, remove} = workFolder(dirname(place), prefix, `choose another folder than --output ${target}`);
  const [partial, last] = [join(work, "site"), join(work, "last")];
  function replace(): void {
    // Another build may put its own site there meanwhile: whichever comes last stands, whole.
    for (let tries = 0; ; ++tries)
      try {
        if (existsSync(place)) renameSync(place, last);
        return renameSync(partial, place);
      } catch (error) {
        // The last site goes back where nothing came in its place.
        if (existsSync(last) && !existsSync(place)) renameSync(last, place);
        if (tries === 20) throw error;
        rmSync(last, {recursive: true, force: true});
      }
  }
  return {partial, replace, remove};
}

function checkReplaceable(place: string, target: string): void {
  if (!existsSync(place)) return;
  const isFolder = statSync(place).isDirectory();
  if (isFolder && (readdirSync(place).length === 0 || existsSync(join(place, "results.json")))) return;
  const found = isFolder ? "a folder with other files in it" : "a file";
  throw new Error(
    `--output ${target}: expected a site built before, an empty folder or none, found ${found}; name another folder, or empty it`
  );
}

/** A new folder inside `parent`, for one build or preview alone. @throws Error, which ends with `next`. */
export function workFolder(parent: string, prefix: string, next: string): {path: string; remove(): void} {
  try {
    mkdirSync(parent, {recursive: true});
    const path = relative(".", mkdtempSync(join(parent, prefix)));
    return {path, remove: () => rmSync(path, {recursive: true, force: true})};
  } catch (cause) {
    const found = (cause as NodeJS.ErrnoException).code;
    throw new Error(`expected to write to ${parent}, found ${found}: ${next}`, {cause});
  }
}

const advice = "give the user who builds the right to write there, or build in a copy of the project";

/** Where pages are made: inside the project, so that packages are found from it. */
export const buildFolder = (kind: "build" | "preview"): ReturnType<typeof workFolder> =>
  workFolder(join(".cache", "sites"), `${kind}-`, advice);
