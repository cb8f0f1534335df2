import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join, relative} from "node:path";

/**
 * A folder for one build or preview alone, inside the project, so that packages are found from it.
 *
 * @throws Error with one message where the project's folder can't be written to.
 */
export function buildFolder(kind: "build" | "preview"): {path: string; remove(): void} {
  const parent = join(".cache", "sites");
  try {
    mkdirSync(parent, {recursive: true});
    const path = relative(".", mkdtempSync(join(parent, `${kind}-`)));
    return {path, remove: () => rmSync(path, {recursive: true, force: true})};
  } catch (error) {
    throw new Error(
      `expected to write to ${parent} in the project's folder, found ${(error as NodeJS.ErrnoException).code}: give ` +
        "the user who builds the right to write there, or build in a copy",
      {cause: error}
    );
  }
}
