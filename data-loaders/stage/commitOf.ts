import {execFileSync} from "node:child_process";

/** The commit of the report's code and whether files differ from it; null outside a git checkout. */
export function commitOf(): {code_commit: string | null; code_modified: boolean | null} {
  const status = git("status", "--porcelain", "--untracked-files=no");
  return {code_commit: git("rev-parse", "HEAD"), code_modified: status === null ? null : status !== ""};
}

function git(...args: string[]): string | null {
  try {
    return execFileSync("git", args, {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
  } catch {
    return null;
  }
}
