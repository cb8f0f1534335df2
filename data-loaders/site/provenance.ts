import {execFileSync} from "node:child_process";

import type {ReleaseEvidence} from "../stage/ReleaseEvidence.js";

/** dist/provenance.json: from which bytes, by which code. */
export interface Provenance extends Commit {
  schema: "oversight-gap/provenance@1";
  dataset: "Anthropic/EconomicIndex";
  release: string;
  source: string;
  synthetic: boolean;
  reason: string;
  /** Dataset revisions whose bytes were used; empty when none is pinned. */
  revisions: string[];
  files: ReleaseEvidence["inputs"];
  /** Hash of the code that made the report's tables. */
  code_sha256: string;
}

/** Names the bytes and the code of a build; nothing in it depends on when or where it ran. */
export function provenanceOf(evidence: ReleaseEvidence, codeSha: string, commit: Commit): Provenance {
  const {release, source, synthetic, reason, inputs} = evidence;
  const revisions = [...new Set(inputs.flatMap((input) => (input.revision === null ? [] : [input.revision])))];
  return {
    schema: "oversight-gap/provenance@1",
    dataset: "Anthropic/EconomicIndex",
    release,
    source,
    synthetic,
    reason,
    revisions,
    files: inputs,
    ...commit,
    code_sha256: codeSha
  };
}

/** The commit of the report's code and whether files differ from it; null outside a git checkout. */
export interface Commit {
  code_commit: string | null;
  code_modified: boolean | null;
}

export function commitOf(): Commit {
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
