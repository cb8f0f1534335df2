import {execFileSync} from "node:child_process";

import type {ReleaseEvidence} from "../stage/ReleaseEvidence.js";

/** dist/provenance.json: from which bytes, by which code. */
export interface Provenance {
  schema: "oversight-gap/provenance@1";
  dataset: "Anthropic/EconomicIndex";
  release: string;
  source: string;
  synthetic: boolean;
  reason: string;
  /** Dataset revisions whose bytes were used; empty when none is pinned. */
  revisions: string[];
  files: ReleaseEvidence["inputs"];
  /** Commit of the report's code, null outside a git checkout. */
  code_commit: string | null;
  /** Whether files differ from that commit. */
  code_modified: boolean | null;
  /** Hash of the code that made the staged tables, and the versions that ran it. */
  build: {code_sha256: string; node: string; duckdb: string};
}

/** Names the bytes and the code of a build; nothing in it depends on when or where it ran. */
export function provenanceOf(evidence: ReleaseEvidence, build: Provenance["build"]): Provenance {
  const {release, source, synthetic, reason, inputs} = evidence;
  const revisions = [...new Set(inputs.flatMap((input) => (input.revision === null ? [] : [input.revision])))];
  const status = git("status", "--porcelain", "--untracked-files=no");
  return {
    schema: "oversight-gap/provenance@1",
    dataset: "Anthropic/EconomicIndex",
    release,
    source,
    synthetic,
    reason,
    revisions,
    files: inputs,
    code_commit: git("rev-parse", "HEAD"),
    code_modified: status === null ? null : status !== "",
    build
  };
}

function git(...args: string[]): string | null {
  try {
    return execFileSync("git", args, {encoding: "utf8", stdio: ["ignore", "pipe", "ignore"]}).trim();
  } catch {
    return null;
  }
}
