import {execFileSync} from "node:child_process";
import {cpSync, mkdtempSync, symlinkSync, utimesSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** Another copy of the project as it stands, and the variables with which git sees the same commit from there. */
export interface Checkout {
  folder: string;
  variables: Record<string, string>;
}

/**
 * Copies what git knows, and what it would know, into a folder of another name, as if checked out at another time.
 * Packages are linked, not copied.
 *
 * @param at - modification time of every file
 */
export function checkout(at: Date): Checkout {
  const git = (...args: string[]): string => execFileSync("git", args, {encoding: "utf8"});
  const folder = mkdtempSync(join(tmpdir(), "another place with a longer name "));
  const gone = new Set(git("ls-files", "--deleted", "-z").split("\0"));
  const files = git("ls-files", "--cached", "--others", "--exclude-standard", "-z").split("\0");
  for (const file of new Set(files.filter((name) => name !== "" && !gone.has(name)))) {
    cpSync(file, join(folder, file));
    utimesSync(join(folder, file), at, at);
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
  return {
    folder,
    variables: {
      GIT_DIR: git("rev-parse", "--absolute-git-dir").trim(),
      GIT_WORK_TREE: folder,
      // The index is the other folder's: look, and write nothing.
      GIT_OPTIONAL_LOCKS: "0"
    }
  };
}
