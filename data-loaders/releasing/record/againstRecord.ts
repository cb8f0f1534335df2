import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import type {Findings} from "../../../src/analysis/claims/Results.js";
import {fault} from "../../outside/fault.js";
import {movesReport, summaryOf} from "../compare/findingsReport.js";
import {asText} from "../compare/Report.js";
import {sameInputs} from "./makeRecord.js";
import {recordOf, RECORDS} from "./records.js";

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
  if (recorded === null || !sameInputs(recorded, findings)) {
    const nothing = synthetic ? "synthetic results are not recorded" : `nothing is recorded for release ${release}`;
    log(`results: ${recorded ? `release ${release} is recorded from other bytes (${recorded.basis})` : nothing}`);
    return "not comparable";
  }
  const comparison = compareFindings(recorded, findings);
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
