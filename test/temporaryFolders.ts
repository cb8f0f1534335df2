import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";

import {afterAll} from "vitest";

/** A maker of folders that are gone when the tests of the file have run. */
export function temporaryFolders(): () => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((path) => rm(path, {recursive: true, force: true}))));
  return async () => {
    const path = await mkdtemp(join(tmpdir(), "oversight-gap-"));
    made.push(path);
    return path;
  };
}
