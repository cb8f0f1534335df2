import {isDeepStrictEqual} from "node:util";

import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import {type Findings, recordSchema, type ResultsRecord} from "../../../src/analysis/claims/Results.js";
import {acrossReleases} from "../../../src/analysis/models/declaredEstimates.js";

// What of a claim or an estimate is recorded; the rest falls away.
const [claim, estimate] = [recordSchema.shape.claims.element.strip(), recordSchema.shape.estimates.element.strip()];
import {fault} from "../../outside/fault.js";

/**
 * What findings look like as a record: aggregates and verdicts, and one more line of history.
 *
 * @param stamp when, and by which code
 * @throws AcquireError (usage) for synthetic findings, which are never recorded.
 */
export function makeRecord(
  findings: Findings,
  before: ResultsRecord | null,
  stamp: {date: string; commit: string | null}
): ResultsRecord {
  const {release, window, inputs, panel, platforms} = findings;
  if (findings.synthetic) throw fault("never recorded", "the source that was taken", {release});
  const basis = basisOf(findings);
  const comparison = before && compareFindings(before, findings);
  const event = {
    ...stamp,
    basis,
    outcome: comparison?.outcome ?? ("first" as const),
    new_inputs: before === null || !sameInputs(before, findings),
    verdicts_changed: (comparison?.claims ?? []).filter(({moved}) => moved === "verdict").map(({id}) => id)
  };
  return {
    schema: "oversight-gap/record@1",
    release,
    basis,
    window,
    inputs,
    panel,
    platforms,
    claims: findings.claims.map((one) => claim.parse(one)),
    estimates: findings.estimates.filter(({id}) => !acrossReleases.includes(id)).map((one) => estimate.parse(one)),
    history: [...(before?.history ?? []), event]
  };
}

/** Public figures when a platform file's bytes are none the catalogue knows. */
export function basisOf({inputs}: Pick<Findings, "inputs">): ResultsRecord["basis"] {
  return inputs.every(({pinned}) => pinned) ? "pinned originals" : "public figures";
}

/** True when both were made from the same bytes, file by file. */
export function sameInputs(...both: [Pick<Findings, "inputs">, Pick<Findings, "inputs">]): boolean {
  const [a, b] = both.map(({inputs}) => inputs.map(({path, sha256}) => `${path} ${sha256}`).sort());
  return isDeepStrictEqual(a, b);
}
