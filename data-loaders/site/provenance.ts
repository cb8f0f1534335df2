import type {ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";

/** dist/provenance.json, but for the commit: from which bytes, by which code. */
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
  /** Hash of the code that made the report's tables. */
  code_sha256: string;
}

/** Names the bytes and the code of a build; nothing in it depends on when or where it ran. */
export function provenanceOf(evidence: ReleaseEvidence, codeSha: string): Provenance {
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
    code_sha256: codeSha
  };
}
