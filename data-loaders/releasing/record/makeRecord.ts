import {compareFindings, verdictMoves} from "../../../src/analysis/claims/compareFindings.js";
import type {Basis, Findings, RecordEvent, ResultsRecord} from "../../../src/analysis/claims/Results.js";
import {acrossReleases} from "../../../src/analysis/models/declaredEstimates.js";
import {AcquireError} from "../../AcquireError.js";

/** When, and by which code. */
export interface RecordStamp {
  date: string;
  commit: string | null;
}

/**
 * What findings look like as a record: aggregates and verdicts, and one more line of history.
 *
 * @throws AcquireError (usage) for synthetic findings, which are never recorded.
 */
export function makeRecord(findings: Findings, before: ResultsRecord | null, stamp: RecordStamp): ResultsRecord {
  if (findings.synthetic) throw synthetic(findings.release);
  const {release, window, inputs, panel, platforms} = findings;
  const basis = basisOf(findings);
  return {
    schema: "oversight-gap/record@1",
    release,
    basis,
    window,
    inputs,
    panel,
    platforms,
    claims: findings.claims.map(({id, statement, published, observed, interval, intervals, n, verdict, reason}) => ({
      id,
      statement,
      published,
      observed,
      interval,
      ...(intervals ? {intervals} : {}),
      n,
      verdict,
      reason
    })),
    estimates: findings.estimates
      .filter(({id}) => !acrossReleases.includes(id))
      .map(({id, value, interval, p, n}) => ({id, value, interval: interval && [...interval], p, n})),
    history: [...(before?.history ?? []), eventOf(findings, before, basis, stamp)]
  };
}

/** Public figures when a platform file's bytes are none the catalogue knows. */
export function basisOf({inputs}: Pick<Findings, "inputs">): Basis {
  return inputs.every(({pinned}) => pinned) ? "pinned originals" : "public figures";
}

/** True when both were made from the same bytes, file by file. */
export function sameInputs(a: Pick<Findings, "inputs">, b: Pick<Findings, "inputs">): boolean {
  const hashes = ({inputs}: Pick<Findings, "inputs">): string =>
    inputs
      .map(({path, sha256}) => `${path} ${sha256}`)
      .sort()
      .join("\n");
  return hashes(a) === hashes(b);
}

function eventOf(findings: Findings, before: ResultsRecord | null, basis: Basis, stamp: RecordStamp): RecordEvent {
  if (before === null) return {...stamp, basis, outcome: "first", new_inputs: true, verdicts_changed: []};
  const comparison = compareFindings(before, findings);
  return {
    ...stamp,
    basis,
    outcome: comparison.outcome,
    new_inputs: !sameInputs(before, findings),
    verdicts_changed: verdictMoves(comparison).map(({id}) => id)
  };
}

function synthetic(release: string): AcquireError {
  return new AcquireError("usage", {
    expected: `published data of release ${release}`,
    found: "the synthetic sample",
    where: "the source that was taken",
    next: "set AEI_SOURCE=hub or AEI_DATA_DIR: synthetic results are never recorded"
  });
}
