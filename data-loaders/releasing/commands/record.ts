import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {fault} from "../../outside/fault.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {commitOf} from "../../stage/commitOf.js";
import {gather} from "../../stage/gather.js";
import {movesReport, summaryOf} from "../compare/findingsReport.js";
import {sideOf} from "../compare/Side.js";
import {againstRecord, basisOf, makeRecord, recordOf, writeRecord} from "../record/records.js";
import type {Run} from "./Command.js";

/** Keeps in git what a release says. */
export const record: Run<{accept?: boolean; "public-figures"?: boolean; folder?: string}> = async (
  {positionals: [argument], options: {folder, accept, "public-figures": elsewhere}},
  context
) => {
  const side = await sideOf(argument ?? releaseToReport(context.manifests, context.env).release, context);
  const findings = findingsOf(await gather(side.manifest, side.acquired));
  const {release} = findings;
  if (basisOf(findings) === "public figures" && !elsewhere)
    throw fault("figures published elsewhere", "the folder they were read from", {release});
  const before = recordOf(release, folder);
  const {comparison, newInputs} = againstRecord(before, findings);
  const same = comparison?.outcome === "same";
  if (same && !newInputs)
    return {json: {written: null, comparison}, text: `release ${release} says what is recorded; nothing to write`};
  if (comparison === null || accept) {
    const made = makeRecord(findings, before, {date: context.today, commit: commitOf().code_commit});
    const file = await writeRecord(made, folder);
    const text = `recorded${comparison === null ? "" : " anew"}: ${file}`;
    return {json: {written: file, record: made}, text};
  }
  const differs = same ? "other bytes, the same results" : summaryOf(comparison);
  return {
    result: comparison.outcome === "verdicts" ? "verdicts" : "numbers",
    json: {written: null, comparison},
    text: [
      `Not written: the record of ${release} differs (${differs})`,
      ...movesReport(comparison, "recorded", "now"),
      "Add --accept to replace the record; its history is kept."
    ]
  };
};
