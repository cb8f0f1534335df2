import {mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {join, relative} from "node:path";

/**
 * A new folder inside `parent`, for one build or preview alone.
 *
 * @param next - what to do where nothing can be written there
 * @throws Error with one message then.
 */
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

/** Where pages are made: inside the project, so that packages are found from it. */
export const buildFolder = (kind: "build" | "preview"): ReturnType<typeof workFolder> =>
  workFolder(
    join(".cache", "sites"),
    `${kind}-`,
    "give the user who builds the right to write there, or build in a copy of the project"
  );
