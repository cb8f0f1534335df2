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
import type {Command} from "./Command.js";
import {exitCodes} from "./exitCodes.js";

/** Keeps in git what a release says. */
export const record: Command = {
  name: "record",
  summary: "write a release's aggregates and verdicts to docs/results, for git; nothing is overwritten unasked",
  usage: "[release] [--public-figures] [--accept] [--folder <folder>]",
  help: `Runs the report's claims and declared estimates on a release and writes docs/results/<release>.json: aggregates,
verdicts, the hashes of the files they were made from, and one more line of history with the day and the commit. No
task is in it. Without an argument: the release the report is about.

What is recorded already stays: when the results are the same nothing is written, when they differ the differences
are shown, nothing is written, and the exit code says whether a verdict changed. --accept replaces the record and
keeps its history. Files that are not the dataset's own bytes need --public-figures, and the record says so.
Synthetic results are never recorded.`,
  examples: [
    ["", "the release the report is about"],
    ["2026-03-24 --accept", "replace the record after reading what moved"],
    ["2025-09-15 --public-figures", "from figures published elsewhere, not from the dataset's files"]
  ],
  positionals: 1,
  options: {accept: {type: "boolean"}, "public-figures": {type: "boolean"}, folder: {type: "string"}},
  async run({positionals: [argument], options}, context) {
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
  }
};

function notPinned(release: string): AcquireError {
  return new AcquireError("integrity", {
    expected: `the dataset's own files of release ${release}`,
    found: "bytes that the catalogue does not know",
    where: "the folder they were read from",
    next: "use the originals (AEI_SOURCE=hub), or say with --public-figures that these are figures published elsewhere"
  });
}
