import {compareFindings} from "../../../src/analysis/claims/compareFindings.js";
import {findingsOf} from "../../../src/analysis/claims/judge.js";
import {AcquireError} from "../../AcquireError.js";
import {releaseToReport} from "../../releases/catalogue.js";
import {commitOf} from "../../stage/commitOf.js";
import {gather} from "../../stage/gather.js";
import {movesReport, summaryOf} from "../compare/comparisonReport.js";
import {asText, paragraph} from "../compare/Report.js";
import {sideOf} from "../compare/Side.js";
import {basisOf, makeRecord, sameInputs} from "../record/makeRecord.js";
import {readRecords, RECORDS, writeRecord} from "../record/records.js";
import type {Run} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Keeps in git what a release says. */
export const record: Run = async ({positionals: [argument], options}, context) => {
  const folder = typeof options["folder"] === "string" ? options["folder"] : RECORDS;
  const side = await sideOf(argument ?? releaseToReport(context.manifests, context.env).release, context);
  const findings = findingsOf(await gather(side.manifest, side.acquired));
  if (basisOf(findings) === "public figures" && options["public-figures"] !== true) throw notPinned(findings.release);
  const before = readRecords(folder).find(({release}) => release === findings.release) ?? null;
  const made = makeRecord(findings, before, {date: context.today, commit: commitOf().code_commit});
  const written = async (what: string) => {
    const file = await writeRecord(made, folder);
    return {code: exitCodes.done.code, json: {written: file, record: made}, text: `${what}: ${file}`};
  };
  if (before === null) return written("recorded");
  const comparison = compareFindings(before, findings);
  const same = comparison.outcome === "same" && sameInputs(before, findings);
  if (same)
    return {
      code: exitCodes.done.code,
      json: {written: null, comparison},
      text: `release ${findings.release} says what is recorded; nothing to write`
    };
  if (options["accept"] === true) return written("recorded anew");
  const differs = comparison.outcome === "same" ? "other bytes, the same results" : summaryOf(comparison);
  return {
    code: exitCodes[comparison.outcome === "verdicts" ? "verdicts" : "numbers"].code,
    json: {written: null, comparison},
    text: asText([
      paragraph(`Not written: the record of ${findings.release} differs (${differs})`),
      ...movesReport(comparison, "recorded", "now"),
      paragraph("Add --accept to replace the record; its history is kept.")
    ])
  };
};

function notPinned(release: string): AcquireError {
  return new AcquireError("integrity", {
    expected: `the dataset's own files of release ${release}`,
    found: "bytes that the catalogue does not know",
    where: "the folder they were read from",
    next: "use the originals (AEI_SOURCE=hub), or say with --public-figures that these are figures published elsewhere"
  });
}
