import type {FindingsComparison} from "../../../src/analysis/claims/compareFindings.js";
import type {Note} from "../../../src/analysis/panel/ReleaseEvidence.js";
import {count} from "../../../src/analysis/words/format.js";
import type {Manifest} from "../../releases/Manifest.js";
import {noteLine} from "../../stage/noteLine.js";
import type {News} from "../commands/news.js";
import {movesReport, summaryOf} from "../compare/comparisonReport.js";
import {heading, items, paragraph, type Part} from "../compare/Report.js";

/** What one release says now, beside what is recorded. */
export interface Drift {
  release: string;
  /** The release whose record it is compared with: its own, or for a new release the newest earlier one; null: none. */
  against: string | null;
  /** True when other bytes than the recorded ones were read. */
  newInputs: boolean;
  /** Null when nothing is recorded to compare with. */
  comparison: FindingsComparison | null;
  /** Promises that its files break: a build goes on, the loop does not pass them over. */
  notes: Note[];
}

/** What a run of the loop found. */
export interface Nightly {
  result: "same" | "numbers" | "verdicts" | "notes" | "newer" | "failed";
  /** Exit code, from the same list as that of the command line. */
  code: number;
  head: string | null;
  news: News | null;
  /** Releases of the hub that the catalogue lacks: their proposed manifest, or why there is none. */
  proposed: {release: string; manifest: Manifest | null; fault: string | null}[];
  drifts: Drift[];
  /** Manifests that differ from the catalogue's, as files for AEI_CATALOGUE. */
  manifests: string[];
  error: string | null;
}

/** A run in a few words. */
export const headlines: Record<Nightly["result"], string> = {
  same: "No change",
  numbers: "Numbers moved, every verdict stayed",
  verdicts: "A verdict changed",
  notes: "A promise of the data is broken, though no number is wrong",
  newer: "Something upstream needs a look",
  failed: "The run could not be finished"
};

/** What a run found, what it means, and what to do. */
export function nightlyReport(night: Nightly, today: string): Part[] {
  return [
    heading(`${headlines[night.result]} (${today})`, 1),
    ...(night.error === null
      ? []
      : [paragraph("What stopped it:"), items(night.error.split("\n").map((l) => l.trim()))]),
    ...upstreamReport(night),
    ...night.drifts.flatMap(driftReport),
    ...nextSteps(night)
  ];
}

/** What is another at the head of the dataset than in the catalogue, one line each. */
export function namesOf({news, proposed}: Nightly): string[] {
  if (news === null) return [];
  return [
    ...news.changes.map(({release, path, now}) =>
      now === null
        ? `Gone at the head: ${path} (${release}). Its pinned commit was used.`
        : `Republished: ${path} (${release}), ${count(now.bytes)} bytes, sha256 ${now.sha256 ?? "not listed"}.`
    ),
    ...proposed.map(({release, fault}) =>
      fault === null
        ? `New release ${release}: it can be read.`
        : `New release ${release} can't be read: ${oneLine(fault)}`
    ),
    ...news.added.map((name) => `New, and no release: ${name}`)
  ];
}

function upstreamReport(night: Nightly): Part[] {
  if (night.news === null) return [];
  const lines = namesOf(night);
  return [
    heading("Upstream"),
    paragraph(`Head of the dataset: ${night.head}`),
    lines.length === 0 ? paragraph("Every file of the catalogue is as it was; there is nothing new.") : items(lines)
  ];
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, "; ");

function driftReport({release, against, newInputs, comparison, notes}: Drift): Part[] {
  const noted = notes.length === 0 ? [] : [items(notes.map(noteLine))];
  if (comparison === null)
    return [
      heading(`Release ${release}`),
      paragraph("Nothing is recorded yet to compare with; fetched, verified and read."),
      ...noted
    ];
  const bytes = newInputs ? "other bytes than those recorded" : "the recorded bytes";
  const beside = against === release ? "the record" : `the record of ${against}, the newest release before it`;
  return [
    heading(`Release ${release}`),
    paragraph(`Read from ${bytes}, compared with ${beside}. ${summaryOf(comparison)}`),
    ...noted,
    ...(comparison.outcome === "same" ? [] : movesReport(comparison, `recorded (${against})`, `now (${release})`))
  ];
}

function nextSteps({result, manifests, drifts}: Nightly): Part[] {
  if (result === "failed") return [];
  const moved = drifts.filter(({comparison}) => comparison !== null && comparison.outcome !== "same");
  const lines = [
    ...manifests.map(
      (release) => `Copy catalogue/${release}.json of this run to data-loaders/releases/, after reading the difference.`
    ),
    ...moved.map(({release, against}) =>
      against === release
        ? `If the numbers of ${release} are right: npm run data -- record ${release} --accept`
        : `To record the new release: npm run data -- record ${release}`
    )
  ];
  return lines.length === 0 ? [] : [heading("What to do"), items(lines)];
}
