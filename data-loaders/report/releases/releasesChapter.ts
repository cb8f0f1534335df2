import type {Chapter, Source} from "../Chapter.js";
import {releaseBlocks} from "./releaseBlocks.js";
import {releaseReports} from "./ReleaseReport.js";
import {releasesOverview} from "./releasesOverview.js";
import {releasesWords} from "./releaseWords.js";

/** A page a release: one judgement a release, none a page. */
export function releasesChapter({gathered, judged, document}: Source): Partial<Chapter> {
  const reports = releaseReports(gathered, judged.results);
  return {
    blocks: Object.assign(
      {"releases-overview": releasesOverview(document, reports, gathered)},
      ...reports.map((report) => releaseBlocks(document, report))
    ) as Record<string, HTMLElement>,
    words: {releases: releasesWords(reports, gathered)},
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
