import {homedir} from "node:os";
import {isAbsolute, join, resolve} from "node:path";

import {AcquireError} from "../AcquireError.js";

/** Looks up a variable; null when it is unset or empty. */
export type Value = (name: string) => string | null;

/** Folders that variables name. */
export interface Folders {
  /** The first of these variables that names a folder, absolute; null when none does. */
  named: (...names: string[]) => string | null;
  /** Where caches go. */
  caches: string;
}

/**
 * Folders as variables name them: `~` and `$NAME` are what a shell makes of them, for files of settings that no shell
 * reads (Docker, systemd, .env); anything relative is relative to `folder`. Without a home folder, caches go to
 * `.cache` in `folder`.
 *
 * @throws AcquireError (usage) for a name that can't be a folder's.
 */
export function foldersOf(value: Value, folder: string): Folders {
  const home = homeFolder();
  const named = (...names: string[]): string | null => {
    const name = names.find((name) => value(name) !== null);
    return name === undefined ? null : resolve(folder, expanded(name, value, home));
  };
  return {named, caches: named("XDG_CACHE_HOME") ?? join(home ?? resolve(folder), ".cache")};
}

/** Null for a user without one: in a container, say, that runs as nobody the system knows. */
function homeFolder(): string | null {
  try {
    const home = homedir();
    return isAbsolute(home) ? home : null;
  } catch {
    return null;
  }
}

function expanded(name: string, value: Value, home: string | null): string {
  const path = value(name) ?? "";
  const wrong = (found: string): AcquireError =>
    new AcquireError("usage", {
      expected: `${name} to name a folder`,
      found: `${JSON.stringify(path)}: ${found}`,
      where: "the environment",
      next: `write the folder out in ${name}, or leave it out`
    });
  if (path.includes("\0")) throw wrong("no folder's name has such a character");
  const filled = path.replace(/\$(?:\{(\w+)\}|([A-Za-z_]\w*))/g, (found, braced?: string, bare?: string) => {
    const variable = braced ?? bare ?? "";
    const known = value(variable) ?? (variable === "HOME" ? home : null);
    if (known === null) throw wrong(`${found} is not set`);
    return known;
  });
  if (!/^~(?=[/\\]|$)/.test(filled)) return filled;
  if (home === null) throw wrong("this user has no home folder");
  return join(home, filled.slice(1));
}
