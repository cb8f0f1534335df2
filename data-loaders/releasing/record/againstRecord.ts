import {compareFindings, type FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import type {Findings} from "../../../src/analysis/claims/Results.js";
import {DataError} from "../../DataError.js";
import {movesReport, summaryOf} from "../compare/comparisonReport.js";
import {asText} from "../compare/Report.js";
import {sameInputs} from "./makeRecord.js";
import {recordOf, RECORDS} from "./records.js";

/** How a build's own results stand to those in git. */
export type RecordComparison =
  | {state: "not comparable"; reason: string}
  | {state: "same"; reason: string}
  | {state: "differs"; reason: string; comparison: FindingsComparison};

/** Compares with what is recorded for the same bytes; other bytes may well give other numbers. */
function againstRecord(findings: Findings, folder: string = RECORDS): RecordComparison {
  const {release, synthetic} = findings;
  if (synthetic) return {state: "not comparable", reason: "synthetic results are not recorded"};
  const recorded = recordOf(release, folder);
  if (recorded === null) return {state: "not comparable", reason: `nothing is recorded for release ${release}`};
  if (!sameInputs(recorded, findings))
    return {state: "not comparable", reason: `release ${release} is recorded from other bytes (${recorded.basis})`};
  const comparison = compareFindings(recorded, findings);
  if (comparison.outcome === "same") return {state: "same", reason: "these are the recorded results"};
  return {state: "differs", reason: summaryOf(comparison), comparison};
}

/**
 * Says how a build's results stand to the record, and stops it when they differ and `strict` is asked for: the same
 * bytes must give the same numbers until somebody accepts other ones.
 *
 * @throws DataError
 */
export function checkAgainstRecord(
  findings: Findings,
  {strict, log, folder = RECORDS}: {strict: boolean; log: (line: string) => void; folder?: string}
): RecordComparison {
  const standing = againstRecord(findings, folder);
  if (standing.state !== "differs") {
    log(`results: ${standing.reason}`);
    return standing;
  }
  log(asText(movesReport(standing.comparison, "recorded", "this build")));
  const account = {
    expected: `the results recorded for release ${findings.release} and the same bytes`,
    found: standing.reason,
    where: `${folder}/${findings.release}.json`,
    next: "find the change of code that moved them; if it is right, `npm run data -- record --accept` and commit the record"
  };
  if (strict) throw new DataError(account);
  log(`warning: ${new DataError(account).message}`);
  return standing;
}
