import {findingsOf, judge} from "../../src/analysis/claims/judge.js";
import {absentSentences, publishedOf} from "../../src/analysis/panel/absent.js";
import {panelColumns} from "../../src/analysis/panel/PanelColumns.js";
import type {Gathered, ReleaseEvidence} from "../../src/analysis/panel/ReleaseEvidence.js";
import {timed} from "../../src/analysis/timed.js";
import type {ReportData} from "../../src/authoring/report.js";
import {readRecords} from "../releasing/record/records.js";
import type {Files} from "../stage/writeFolder.js";
import {downloads} from "./downloads/downloads.js";

/** Every file that pages, downloads and the contract need, by path in the staged folder. */
export async function reportFiles(gathered: Gathered, codeSha: string): Promise<Files> {
  const {main, releases, missing, versions, occupations} = gathered;
  const {results, universes} = judge(main, releases);
  const findings = releases.map((release) => (release === main ? results : findingsOf(release)));
  const records = readRecords();
  const data: ReportData = {
    main: releases.indexOf(main),
    releases,
    missing,
    versions,
    results,
    universes,
    findings,
    records
  };
  const json = (value: unknown): string => JSON.stringify(value);
  return {
    "results.json": JSON.stringify(results, null, 1),
    "provenance.json": JSON.stringify(provenanceOf(main, codeSha), null, 1),
    "data/report.json": json(data),
    "data/panel.json": json(panelColumns(main.panel)),
    "releases.json": json(releases.map(({release}) => release)),
    ...Object.fromEntries(
      findings.map((found) => [`downloads/releases/${found.release}.json`, JSON.stringify(found, null, 1)])
    ),
    "published.json": json(publishedOf(main)),
    "absent.json": json(absentSentences(main)),
    ...(await timed("downloads", () => downloads(main, occupations)))
  };
}

/** dist/provenance.json, but for the commit: from which bytes, by which code; nothing in it depends on when or where it ran. */
function provenanceOf({release, source, synthetic, reason, inputs}: ReleaseEvidence, codeSha: string): object {
  return {
    schema: "oversight-gap/provenance@1",
    dataset: "Anthropic/EconomicIndex",
    release,
    source,
    synthetic,
    reason,
    /** Dataset revisions whose bytes were used; empty when none is pinned. */
    revisions: [...new Set(inputs.flatMap(({revision}) => revision ?? []))],
    files: inputs,
    /** Of the code that made the report's tables. */
    code_sha256: codeSha
  };
}
