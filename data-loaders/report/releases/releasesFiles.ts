import type {Findings} from "../../../src/analysis/Results.js";
import type {Gathered} from "../../stage/stage.js";
import type {Files} from "../../stage/writeFolder.js";
import type {Prose} from "../prose.js";
import {releaseBlocks} from "./releaseBlocks.js";
import {releaseReports} from "./ReleaseReport.js";
import {releasesOverview} from "./releasesOverview.js";
import {releasesWords} from "./releaseWords.js";

/** All that the releases' pages are made from: one judgement a release, none a page. */
export function releasesFiles(
  document: Document,
  gathered: Gathered,
  findings: Findings
): {blocks: Record<string, HTMLElement>; words: Prose; files: Files} {
  const reports = releaseReports(gathered, findings);
  return {
    blocks: Object.assign(
      {"releases-overview": releasesOverview(document, reports, gathered)},
      ...reports.map((report) => releaseBlocks(document, report))
    ) as Record<string, HTMLElement>,
    words: releasesWords(reports, gathered),
    files: {
      "releases.json": JSON.stringify(reports.map(({evidence: {release}}) => release)),
      ...Object.fromEntries(
        reports.map(({findings: found, evidence: {release}}) => [
          `downloads/releases/${release}.json`,
          JSON.stringify(found, null, 1)
        ])
      )
    }
  };
}
