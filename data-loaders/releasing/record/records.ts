import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {isDeepStrictEqual} from "node:util";

import * as z from "zod";

import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import {type Findings, recordSchema, type ResultsRecord} from "../../../src/analysis/claims/Results.js";
import {acrossReleases} from "../../../src/analysis/models/declaredEstimates.js";
import {fault} from "../../outside/fault.js";
import {writeWhole} from "../../outside/writeWhole.js";
import {movesReport, summaryOf} from "../compare/findingsReport.js";
import {asText} from "../compare/Report.js";

/** Where records are kept, from the project's folder. */
const RECORDS = join("docs", "results");

/**
 * Every record, newest release first.
 *
 * @throws AcquireError (usage) for a file that is no record.
 */
export function readRecords(folder: string = RECORDS): ResultsRecord[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[^.]+\.json$/.test(name)) : [];
  return names.map((name) => readRecord(join(folder, name))).sort((a, b) => (a.release < b.release ? 1 : -1));
}

/** The record of one release, or null. */
export const recordOf = (release: string, folder?: string): ResultsRecord | null =>
  readRecords(folder).find((record) => record.release === release) ?? null;

function readRecord(file: string): ResultsRecord {
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    throw fault("no record", file, {found: issue ? `${issue.path.join(".")}: ${issue.message}` : String(error)});
  }
}

/** Writes a record whole or not at all. @returns its path */
export const writeRecord = (record: ResultsRecord, folder: string = RECORDS): Promise<string> =>
  writeWhole(join(folder, `${record.release}.json`), record, {
    what: "the record",
    elsewhere: "or name another folder with --folder"
  });

/** How findings differ from a record, and whether they were made from other bytes; null, and true, without a record. */
export function againstRecord(before: ResultsRecord | null, findings: Findings) {
  if (before === null) return {comparison: null, newInputs: true};
  const [a, b] = [before, findings].map(({inputs}) => inputs.map(({path, sha256}) => `${path} ${sha256}`).sort());
  return {comparison: compareFindings(before, findings), newInputs: !isDeepStrictEqual(a, b)};
}

/** Public figures when a platform file's bytes are none the catalogue knows. */
export const basisOf = ({inputs}: Pick<Findings, "inputs">): ResultsRecord["basis"] =>
  inputs.every(({pinned}) => pinned) ? "pinned originals" : "public figures";

// What of a claim or an estimate is recorded; the rest falls away.
const [claim, estimate] = [recordSchema.shape.claims.element.strip(), recordSchema.shape.estimates.element.strip()];

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
  const {release, synthetic} = findings;
  if (synthetic) throw fault("never recorded", "the source that was taken", {release});
  const basis = basisOf(findings);
  const {comparison, newInputs} = againstRecord(before, findings);
  const changed = comparison?.claims.filter(({moved}) => moved === "verdict") ?? [];
  const moves = {outcome: comparison?.outcome ?? "first", new_inputs: newInputs};
  const event = {...stamp, basis, ...moves, verdicts_changed: changed.map(({id}) => id)};
  return recordSchema.strip().parse({
    ...findings,
    schema: "oversight-gap/record@1",
    basis,
    claims: findings.claims.map((one) => claim.parse(one)),
    estimates: findings.estimates.filter(({id}) => !acrossReleases.includes(id)).map((one) => estimate.parse(one)),
    history: [...(before?.history ?? []), event]
  });
}

/**
 * Says how a build's results stand to what is recorded for the same bytes (others may well give other numbers), and stops
 * it when they differ and `strict` is asked for: nothing moves until somebody accepts it.
 *
 * @throws AcquireError (contract)
 */
export function checkAgainstRecord(
  findings: Findings,
  {strict, log, folder = RECORDS}: {strict: boolean; log: (line: string) => void; folder?: string}
): "not comparable" | "same" | "differs" {
  const {release, synthetic} = findings;
  const recorded = synthetic ? null : recordOf(release, folder);
  const {comparison, newInputs} = againstRecord(recorded, findings);
  if (recorded === null || comparison === null || newInputs) {
    const nothing = synthetic ? "synthetic results are not recorded" : `nothing is recorded for release ${release}`;
    log(`results: ${recorded ? `release ${release} is recorded from other bytes (${recorded.basis})` : nothing}`);
    return "not comparable";
  }
  if (comparison.outcome === "same") {
    log("results: these are the recorded results");
    return "same";
  }
  log(asText(movesReport(comparison, "recorded", "this build")));
  const moved = fault("other results", `${folder}/${release}.json`, {release, found: summaryOf(comparison)});
  if (strict) throw moved;
  log(`warning: ${moved.message}`);
  return "differs";
}
